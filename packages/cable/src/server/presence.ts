import { randomUUID } from "node:crypto";
import { encodePresence, type PresenceEntry, type PresenceEvent, type PresenceRecord } from "../protocol/index.ts";
import type { Group, Hub, Member } from "./hub.ts";
import type { CableLogger, Clock, PresenceLease, PresenceStore } from "./ports.ts";

export interface PresenceParts {
  readonly store: PresenceStore;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly logger: CableLogger;
}

/** Who is present on a stream, as its watchers here were told; `undefined` until it was read for the first time. */
interface Watched {
  watchers: number;
  shown: ReadonlyMap<string, PresenceRecord> | undefined;
}

const leaseMs = 15_000;
const renewMs = 5_000;
const lookMs = 1_000;
/** A page that is loaded again comes back within this time and was never away. */
const graceMs = 10_000;

/**
 * Who is present on which stream, over all nodes: each keeps leases for its own sessions and compares what the store holds
 * with what it has told its own sockets. So whatever is lost or dies on the way, what they see comes right again.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #node = randomUUID();
  readonly #watched = new Map<string, Watched>();
  /** By the subscription that joined. */
  readonly #own = new Map<object, PresenceLease>();
  #sessions = 0;
  #isTicking = false;
  #renewAt = 0;
  /** The store has failed since it was compared last. */
  #isAway = false;
  /** Until then nobody's leave is told. */
  #leavesAt = 0;
  /** Writes happen in order: a renewal must not bring back who has left. */
  #writing: Promise<void> = Promise.resolve();
  #comparing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  readonly #asked = new Set<string>();

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  /** Begins to follow who is present; resolves when it is known. */
  async watch(stream: string): Promise<void> {
    const watched = this.#watched.get(stream) ?? { watchers: 0, shown: undefined };
    watched.watchers += 1;
    this.#watched.set(stream, watched);
    if (!this.#isTicking) this.#tick();
    if (watched.shown === undefined) await this.#look(stream);
  }

  unwatch(stream: string): void {
    const watched = this.#watched.get(stream);
    if (watched === undefined) return;
    watched.watchers -= 1;
    if (watched.watchers === 0) this.#watched.delete(stream);
  }

  /** Tells a member from now on who comes and goes. */
  tell(stream: string, identifier: string, member: Member): Group {
    return this.#parts.hub.join(topic(stream), identifier, member, undefined);
  }

  /** Shows a session under an id; one that was shown already is shown under this one only. */
  async join(session: object, stream: string, { id, info = {} }: PresenceEntry): Promise<void> {
    const before = this.#own.get(session);
    const now = this.#parts.clock.now();
    const lease = {
      stream,
      session: before?.session ?? `${this.#node}.${++this.#sessions}`,
      id,
      info,
      since: before?.id === id ? before.since : now,
      expiresAt: now + leaseMs,
    };
    this.#own.set(session, lease);
    await this.#keep([lease]);
    await this.#look(stream);
  }

  /** Shows a session no more, from now on. */
  async leave(session: object): Promise<void> {
    const lease = this.#own.get(session);
    if (lease === undefined) return;
    this.#own.delete(session);
    await this.#write(() => this.#parts.store.remove(lease.session));
    await this.#look(lease.stream);
  }

  /** A session has gone without a word. Its id stays for the time that a page takes to come back. */
  async depart(session: object): Promise<void> {
    const lease = this.#own.get(session);
    if (lease === undefined) return;
    this.#own.delete(session);
    await this.#keep([{ ...lease, expiresAt: this.#parts.clock.now() + graceMs }]);
  }

  /** Who is present, in step with what the watchers of the stream are told. */
  async records(stream: string): Promise<readonly PresenceRecord[]> {
    await this.#look(stream);
    return [...(this.#watched.get(stream)?.shown?.values() ?? [])];
  }

  #tick(): void {
    this.#isTicking = this.#watched.size > 0;
    if (!this.#isTicking) return;
    if (this.#renewAt <= this.#parts.clock.now()) this.#renew();
    for (const stream of this.#watched.keys()) void this.#look(stream);
    this.#parts.clock.after(lookMs, () => this.#tick());
  }

  #renew(): void {
    const now = this.#parts.clock.now();
    this.#renewAt = now + renewMs;
    for (const [session, lease] of this.#own) this.#own.set(session, { ...lease, expiresAt: now + leaseMs });
    if (this.#own.size > 0) void this.#keep([...this.#own.values()]);
  }

  #keep(leases: readonly PresenceLease[]): Promise<void> {
    return this.#write(() => this.#parts.store.keep(leases, this.#parts.clock.now()));
  }

  /** What fails is not tried again: the next renewal says the same. */
  #write(task: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(task).catch((error: unknown) => {
      this.#isAway = true;
      this.#parts.logger.warn({ error }, "Presence cannot be written");
    });
    return this.#writing;
  }

  /** Compares a stream, by a read that begins after this call; those who ask meanwhile share the next one. */
  #look(stream: string): Promise<void> {
    this.#asked.add(stream);
    this.#next ??= this.#comparing.then(() => {
      const streams = [...this.#asked];
      this.#asked.clear();
      this.#next = undefined;
      this.#comparing = this.#compare(streams);
      return this.#comparing;
    });
    return this.#next;
  }

  async #compare(streams: readonly string[]): Promise<void> {
    try {
      const leases = await this.#parts.store.list(streams, this.#parts.clock.now());
      // Leases have ended meanwhile that nobody meant to end: all nodes get the time to renew theirs.
      if (this.#isAway) this.#leavesAt = this.#parts.clock.now() + renewMs + lookMs;
      this.#isAway = false;
      for (const stream of streams) {
        this.#show(
          stream,
          leases.filter((lease) => lease.stream === stream),
        );
      }
    } catch (error) {
      this.#isAway = true;
      this.#parts.logger.warn({ error }, "Presence cannot be read");
    }
  }

  #show(stream: string, leases: readonly PresenceLease[]): void {
    const watched = this.#watched.get(stream);
    if (watched === undefined) return;
    // The oldest session of an id speaks for it: the last one set below.
    const present = new Map(leases.toReversed().map(({ id, info }) => [id, { id, info }]));
    const before = watched.shown;
    if (this.#parts.clock.now() < this.#leavesAt) {
      for (const [id, record] of before ?? []) if (!present.has(id)) present.set(id, record);
    }
    watched.shown = present;
    if (before === undefined) return;
    for (const id of before.keys()) if (!present.has(id)) this.#announce(stream, { type: "leave", id });
    for (const { id, info } of present.values()) {
      if (!before.has(id)) this.#announce(stream, { type: "join", id, info });
    }
  }

  #announce(stream: string, event: PresenceEvent): void {
    this.#parts.hub.announce(topic(stream), (identifierJson) => encodePresence(identifierJson, event));
  }
}

/** Apart from the stream's own groups, which a history leaves for a while: nobody may miss who comes then. */
function topic(stream: string): string {
  return `presence\u0000${stream}`;
}
