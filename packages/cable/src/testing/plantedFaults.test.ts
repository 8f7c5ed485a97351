import { afterEach, describe, expect, it, vi } from "vitest";
import { Database, type Transaction } from "../../test/simulation/database.ts";
import type { Hear } from "../../test/simulation/follower.ts";
import { type Seams, simulate } from "../../test/simulation/simulation.ts";
import { TabHub } from "../client/tabHub.ts";
import type { HistoryRequest } from "../protocol/index.ts";
import { Feed } from "../server/feed.ts";
import type { CableServerOptions, LogEvent, StreamHead } from "../server/index.ts";

const seeds = 200;

/** The first violation that one of the seeds finds. */
async function find(seams: Seams): Promise<string | undefined> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violation } = await simulate(seed, seams);
    if (violation !== undefined) return `seed ${seed}: ${violation}`;
  }
  return undefined;
}

/** Takes a stream's next offset before it waits for the lock, as who reads `max(offset) + 1` outside it does. */
class UnlockedDatabase extends Database {
  readonly #events = new Map<string, LogEvent[]>();
  readonly #floors = new Map<string, number>();

  override readonly log = {
    heads: async (streams: readonly string[]) => ({
      epoch: "e1",
      heads: new Map(streams.map((stream) => [stream, this.#head(stream)] as const)),
    }),
    read: async (stream: string, after: number, limit: number) =>
      this.#of(stream)
        .filter(({ offset }) => offset > after)
        .slice(0, limit),
    offsetBefore: async () => undefined,
    trim: (stream: string, upTo: number) => {
      this.#events.set(
        stream,
        this.#of(stream).filter(({ offset }) => offset > upTo),
      );
      this.#floors.set(stream, Math.max(upTo, this.#head(stream).floor));
    },
  };

  override async write(transaction: Transaction, handOver: (events: readonly LogEvent[]) => void): Promise<void> {
    const { stream, messages, lastsMs, rollsBack } = transaction;
    const { head } = this.#head(stream);
    await this.lasts(lastsMs);
    if (rollsBack) return;
    const events = messages.map((message, index) => ({
      stream,
      offset: head + 1 + index,
      payload: JSON.stringify(message),
    }));
    this.#events.set(
      stream,
      [...this.#of(stream), ...events].toSorted((a, b) => a.offset - b.offset),
    );
    this.commit(transaction);
    handOver(events);
  }

  #of(stream: string): readonly LogEvent[] {
    return this.#events.get(stream) ?? [];
  }

  #head(stream: string): StreamHead {
    const floor = this.#floors.get(stream) ?? 0;
    return { head: this.#of(stream).at(-1)?.offset ?? floor, floor };
  }
}

/** Hands its events over before the COMMIT, which some transactions never reach. */
class HastyDatabase extends Database {
  override async write(transaction: Transaction, handOver: (events: readonly LogEvent[]) => void): Promise<void> {
    const { stream, messages, rollsBack } = transaction;
    if (!rollsBack) return super.write(transaction, handOver);
    const { head = 0 } = (await this.log.heads([stream])).heads.get(stream) ?? {};
    handOver(
      messages.map((message, index) => ({ stream, offset: head + 1 + index, payload: JSON.stringify(message) })),
    );
    await super.write(transaction, () => {});
  }
}

/** Has a session page up to where the feed stood when it came, and join it where it stands by then. */
function joinBesidePosition(): void {
  const heads = new WeakMap<Feed, Map<string, number>>();
  const { follow, position } = Feed.prototype;
  vi.spyOn(Feed.prototype, "follow").mockImplementation(async function (this: Feed, stream, channel) {
    const head = await follow.call(this, stream, channel);
    const known = heads.get(this) ?? new Map<string, number>();
    heads.set(this, known.set(stream, head.head));
    return head;
  });
  vi.spyOn(Feed.prototype, "position").mockImplementation(function (this: Feed, stream) {
    return heads.get(this)?.get(stream) ?? position.call(this, stream);
  });
}

/** Resumes each identifier from where the first tab stands that asks for it, whatever the others lack. */
function resumeFromFirst(): void {
  const firsts = new WeakMap<TabHub, Map<string, HistoryRequest>>();
  const { fromTab } = TabHub.prototype;
  vi.spyOn(TabHub.prototype, "fromTab").mockImplementation(function (this: TabHub, tab, frame) {
    if (frame.command !== "subscribe" || frame.history === undefined) return fromTab.call(this, tab, frame);
    const known = firsts.get(this) ?? new Map<string, HistoryRequest>();
    const first = known.get(frame.identifier) ?? frame.history;
    firsts.set(this, known.set(frame.identifier, first));
    return fromTab.call(this, tab, { ...frame, history: first });
  });
}

/** Takes the second of two equal types in a row for a repeat. */
function dedupeByType(hear: Hear): Hear {
  let last: unknown;
  return (message, position) => {
    const { type } = message as { readonly type: unknown };
    if (type !== last) hear(message, position);
    last = type;
  };
}

function neverCheckHeads(options: CableServerOptions<null>): CableServerOptions<null> {
  return { ...options, headCheckMs: Number.MAX_SAFE_INTEGER };
}

afterEach(() => void vi.restoreAllMocks());

describe("planted faults", () => {
  it("F1 finds a stream that is joined beside its position", async () => {
    joinBesidePosition();
    expect(await find({})).toMatch(/the wire went from/);
  });

  it("F1 finds an offset that is taken outside the lock", async () => {
    expect(await find({ database: (clock) => new UnlockedDatabase(clock) })).toBeDefined();
  });

  it("F1 finds a leader of tabs that does not resume from the lowest position", async () => {
    resumeFromFirst();
    expect(await find({})).toMatch(/after all faults ended/);
  });

  it("F1 finds a dedupe by type", async () => {
    expect(await find({ hear: dedupeByType })).toMatch(/in place of/);
  });

  it("F1 finds a skipped head check", async () => {
    expect(await find({ serverOptions: neverCheckHeads })).toMatch(/after all faults ended/);
  });

  it("F1 finds an event that is handed over before its COMMIT", async () => {
    expect(await find({ database: (clock) => new HastyDatabase(clock) })).toMatch(/hears/);
  });
});
