import { startContender } from "./contender.ts";
import { requireOpenFiles } from "./openFiles.ts";
import { type BenchmarkResult, median, rounded } from "./result.ts";

const contenders = {
  "raw net socket": "rawNet",
  "hafaloha /cable": "hafaloha",
  "bare ws": "bareWs",
  "Socket.IO 4.8": "socketIo",
} as const;
type Name = keyof typeof contenders;
const names = Object.keys(contenders) as Name[];

const audiences = [1_000, 5_000];
const rounds = 3;
const warmUpEvents = 30;
/** Deliveries to measure over, whatever the audience. */
const deliveries = 200_000;

interface Round {
  /** Microseconds of the server's CPU for each message delivered. */
  readonly cpu: number;
  /** Milliseconds from the publishing of one event until the last client has it. */
  readonly wall: number;
}

/** B1: one 600-byte event at a time to everyone; what a delivered message costs the server's process. */
export async function fanout(): Promise<BenchmarkResult> {
  requireOpenFiles(Math.max(...audiences));
  const rows = [];
  for (const audience of audiences) {
    const measured = new Map<Name, Round[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        console.log(`fanout: ${audience} subscribers, round ${round + 1} of ${rounds}, ${name}`);
        measured.get(name)?.push(await measure(contenders[name], audience));
      }
    }
    rows.push(...rowsOf(audience, measured));
  }
  return {
    title: `B1 fan-out: server CPU per delivered message, single events of 600 bytes, median of ${rounds} interleaved rounds`,
    rows,
  };
}

async function measure(peer: string, audience: number): Promise<Round> {
  const contender = await startContender(peer, audience);
  const events = Math.ceil(deliveries / audience);
  const publish = async (upTo: number) => {
    await contender.publish();
    await contender.ask({ ask: "heard", events: upTo });
  };
  for (let event = 1; event <= warmUpEvents; event++) await publish(event);
  const cpuBefore = await contender.cpu();
  const before = performance.now();
  for (let event = 1; event <= events; event++) await publish(warmUpEvents + event);
  const wall = (performance.now() - before) / events;
  const cpu = ((await contender.cpu()) - cpuBefore) / (events * audience);
  await contender.stop();
  return { cpu, wall };
}

function rowsOf(audience: number, measured: ReadonlyMap<Name, readonly Round[]>) {
  const cpuOf = (name: Name) => median((measured.get(name) ?? []).map(({ cpu }) => cpu));
  return names.map((name) => ({
    subscribers: audience,
    contender: name,
    "CPU us/message": rounded(cpuOf(name)),
    "x raw net": rounded(cpuOf(name) / cpuOf("raw net socket")),
    "x Socket.IO": rounded(cpuOf(name) / cpuOf("Socket.IO 4.8")),
    "wall ms/event": rounded(median((measured.get(name) ?? []).map(({ wall }) => wall)), 1),
  }));
}
