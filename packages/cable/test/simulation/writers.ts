import type { Message } from "./database.ts";
import type { World } from "./faults.ts";

const types = ["created", "changed", "removed"] as const;

/** Processes on every node append until a time. A commit's answer, and with it the doorbell, may come late or never. */
export function startWriters(world: World, until: number): void {
  const { clock, random } = world;
  const meanMs = random.between(20, 400);
  let lastId = 0;
  const message = (stream: string): Message => ({
    id: ++lastId,
    stream,
    type: random.pick(types) ?? "",
    filling: random.chance(0.05) ? "x".repeat(random.between(1_000, 9_000)) : "",
  });
  const next = () => {
    clock.after(random.between(1, 2 * meanMs), () => {
      if (clock.now() >= until) return;
      const count = random.chance(0.01) ? random.between(50, 600) : random.between(1, 3);
      write(world, count, message);
      next();
    });
  };
  next();
}

/** The last word in every stream comes from a process that dies between its COMMIT and the doorbell. */
export function writeLastWords({ database, streams }: World): void {
  streams.forEach((stream, index) => {
    const message = { id: -1 - index, stream, type: "last", filling: "" };
    void database.write({ stream, messages: [message], lastsMs: 10, rollsBack: false }, () => {});
  });
}

function write(world: World, count: number, message: (stream: string) => Message): void {
  const { clock, random, nodes, streams, database, report } = world;
  const node = random.pick(nodes.filter(({ isUp, reachesLog }) => isUp && reachesLog));
  const stream = random.pick(streams);
  if (node === undefined || stream === undefined) return;
  const messages = Array.from({ length: count }, () => message(stream));
  const transaction = { stream, messages, lastsMs: random.between(0, 60), rollsBack: random.chance(0.1) };
  const answerMs = random.between(0, 40);
  void database.write(transaction, (events) => {
    report.note(() => `${node.name} has written ${messages.map(({ id }) => id).join(", ")} to ${stream}`);
    clock.after(answerMs, () => node.committed(events));
  });
}
