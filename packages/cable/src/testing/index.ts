export { brokerDoorbellContract, type DoorbellsUnderTest, doorbellContract } from "./doorbellContract.ts";
export { FakeBrowser, FakeBrowserSocket } from "./fakeBrowser.ts";
export { FakeClock } from "./fakeClock.ts";
export { type LogUnderTest, logContract } from "./logContract.ts";
export { presenceContract } from "./presenceContract.ts";
export { SeededRandom } from "./seededRandom.ts";
export type { SimulatedLink, SimulatedReceiver } from "./simulatedLink.ts";
export { type SimulatedHost, SimulatedNetwork, type SimulatedRequest } from "./simulatedNetwork.ts";
export { readWrittenFrames } from "./webSocketFrames.ts";
