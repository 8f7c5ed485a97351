import { negotiate, readOffer } from "../../src/protocol/index.ts";
import { Server } from "../../src/server/cableServer.ts";
import {
  type CableLogger,
  type CableServerOptions,
  type Clock,
  defineChannel,
  type Log,
  type LogEvent,
  type ParamsSchema,
} from "../../src/server/index.ts";
import { pageBytes } from "../../src/server/pageFlow.ts";
import type { FakeClock, SeededRandom, SimulatedNetwork } from "../../src/testing/index.ts";
import type { Database } from "./database.ts";
import type { Doorbells } from "./doorbells.ts";
import type { Report } from "./report.ts";
import { WireCheck } from "./wireCheck.ts";

export interface NodeParts {
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly network: SimulatedNetwork;
  readonly database: Database;
  readonly doorbells: Doorbells;
  readonly report: Report;
  /** A seam for planted faults. */
  readonly options: (options: CableServerOptions<null>) => CableServerOptions<null>;
}

/** The streams of an identifier, parted by commas. */
const streamsSchema: ParamsSchema<{ streams: string }> = {
  "~standard": {
    version: 1,
    vendor: "simulation",
    validate: (value) =>
      typeof value === "object" && value !== null && "streams" in value && typeof value.streams === "string"
        ? { value: { streams: value.streams } }
        : { issues: [{ message: "streams must be a text" }] },
  },
};

const channel = defineChannel<null, { streams: string }>({
  name: "StreamsChannel",
  params: streamsSchema,
  subscribe: ({ params }) => ({ admit: params.streams.split(",").map((stream) => ({ stream })) }),
});

/** A process that runs the real server; when it is killed all that it held is gone. */
export class SimulatedNode {
  readonly name: string;
  reachesLog = true;
  readonly #parts: NodeParts;
  #server: Server<null> | undefined;
  /** Counts the processes that there were under this name. */
  #process = 0;

  constructor(name: string, parts: NodeParts) {
    this.name = name;
    this.#parts = parts;
  }

  get isUp(): boolean {
    return this.#server !== undefined;
  }

  start(): void {
    const { network, report, random, doorbells, options } = this.#parts;
    if (this.isUp) return;
    report.note(() => `${this.name} starts`);
    const clock = this.#clockOfProcess();
    const server = new Server<null>(
      options({
        channels: [channel],
        log: this.#logOver(clock),
        doorbell: doorbells.doorbellOf(this.name),
        clock,
        random: random.next,
        headCheckMs: 1_000,
        limits: { unsentBytes: 2 * pageBytes, connectionsPerSubject: 1_000 },
        logger: this.#logger(),
        authenticate: async ({ token }) => {
          const expiresAt = Number(token);
          return expiresAt > clock.now()
            ? { ok: true, connection: { identity: null, expiresAt } }
            : { ok: false, reason: "token_expired" };
        },
      }),
    );
    this.#server = server;
    network.listen(this.name, {
      accept: (socket, { url, protocols }, attach) => {
        const { token, protocols: offered } = readOffer(protocols);
        const negotiation = negotiate(offered);
        const query = new URL(url).searchParams;
        const checked = new WireCheck(socket, report);
        server.accept(checked, { negotiation, credentials: { token, query, address: "::1" } }, (receiver) =>
          attach(checked.listening(receiver)),
        );
        return negotiation.header ?? "";
      },
    });
  }

  kill(): void {
    if (!this.isUp) return;
    this.#parts.report.note(() => `${this.name} is killed`);
    this.#server = undefined;
    this.#process += 1;
    this.#parts.doorbells.forget(this.name);
    this.#parts.network.kill(this.name);
  }

  /** A restart as an operator does it. */
  drain(windowMs: number): void {
    this.#parts.report.note(() => `${this.name} drains`);
    void this.#server?.drain(windowMs);
  }

  /** What a writer of this process does after its COMMIT was answered. */
  committed(events: readonly LogEvent[]): void {
    this.#server?.committed(events);
  }

  isolate(): void {
    this.#parts.report.note(() => `${this.name} is isolated`);
    this.reachesLog = false;
    this.#parts.doorbells.isolate(this.name);
    this.#parts.network.isolate(this.name);
  }

  rejoin(): void {
    this.#parts.report.note(() => `${this.name} is back in touch`);
    this.reachesLog = true;
    this.#parts.doorbells.rejoin(this.name);
    this.#parts.network.rejoin(this.name);
  }

  /** Timers end with the process that set them. */
  #clockOfProcess(): Clock {
    const { clock } = this.#parts;
    const process = this.#process;
    return {
      now: () => clock.now(),
      after: (ms, task) =>
        clock.after(ms, () => {
          if (this.#process === process) task();
        }),
    };
  }

  /** The shared log as it is read over a network: each answer takes a while, and some never come. */
  #logOver(clock: Clock): Log {
    const { random, database } = this.#parts;
    const wait = () => new Promise<void>((resolve) => clock.after(random.between(0, 8), resolve));
    const ask = async <Answer>(read: () => Promise<Answer>): Promise<Answer> => {
      await wait();
      if (!this.reachesLog) throw new Error("The log is out of reach");
      const answer = await read();
      await wait();
      return answer;
    };
    const { log } = database;
    return {
      heads: (streams) => ask(() => log.heads(streams)),
      read: (stream, after, limit) => ask(() => log.read(stream, after, limit)),
      offsetBefore: (stream, time) => ask(() => log.offsetBefore(stream, time)),
    };
  }

  #logger(): CableLogger {
    const say = (data: object, message: string) =>
      this.#parts.report.note(() => `${this.name}: ${message} ${JSON.stringify({ ...data, error: undefined })}`);
    return { debug: () => {}, info: say, warn: say, error: say };
  }
}
