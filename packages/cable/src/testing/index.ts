export { brokerDoorbellContract, type DoorbellsUnderTest, doorbellContract } from "./doorbellContract.ts";
export { FakeBrowser, FakeBrowserSocket } from "./fakeBrowser.ts";
export { FakeClock } from "./fakeClock.ts";
export { type LogUnderTest, logContract } from "./logContract.ts";
export { presenceContract } from "./presenceContract.ts";
