import { FramedEvent } from "./framedEvent.ts";
import { HeadReader } from "./headReader.ts";
import type { CableLogger, Clock, Log, LogEvent, StreamHead } from "./ports.ts";
import { RecentEvents } from "./recentEvents.ts";

/** A stream that someone follows. */
export interface LiveStreamView {
  readonly stream: string;
  /** The channel that followed it first; `undefined` for the control stream. */
  readonly channel: string | undefined;
  /** The highest offset known to be committed. */
  readonly head: number;
  /** The offset of the last event sent. */
  readonly position: number;
  /** Events that are committed but not sent. */
  readonly lag: number;
  readonly subscribers: number;
  /** Milliseconds since an event was sent last; `undefined` while none was since somebody followed the stream. */
  readonly lastSentMs: number | undefined;
}

interface LiveStream {
  readonly name: string;
  readonly channel: string | undefined;
  /** Subscriptions that need it; at 0 it is forgotten. */
  holders: number;
  /** The offset of the last event sent; `undefined` until the head was read for the first time. */
  position: number | undefined;
  /** When that was, in milliseconds since the Unix epoch. */
  sentAt: number | undefined;
  /** The highest offset heard of. */
  target: number;
  reading: boolean;
  readonly recent: RecentEvents;
  readonly waiting: { readonly offset: number; readonly resolve: () => void }[];
}

export interface FeedParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: CableLogger;
  /** Gets every event of a live stream once, in order. */
  publish(event: FramedEvent): void;
  /** Events of the stream are gone from the log before they could be sent: whoever follows it must start anew. */
  onHole(stream: string): void;
  /** The log went back in time: nothing that any follower knows can be relied on. */
  onNewEpoch(): void;
}

const pageEvents = 256;
const firstRetryMs = 100;
const lastRetryMs = 5_000;

/**
 * Brings committed events to the hub: one position per stream that someone follows, and only the event at position + 1 is
 * ever sent. Whatever arrives otherwise (late, twice, with a gap, only as a ring) makes it read the log from there.
 */
export class Feed {
  readonly #parts: FeedParts;
  readonly #streams = new Map<string, LiveStream>();
  readonly #heads: HeadReader;
  /** By stream and offset, so that those who resume from the same place at once read it once. */
  readonly #reads = new Map<string, Promise<readonly FramedEvent[]>>();
  #epoch: string | undefined;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#heads = new HeadReader((streams) => this.#retrying("heads", () => this.#readHeads(streams)));
  }

  /** Known once a stream has been followed. */
  get epoch(): string {
    return this.#epoch ?? "";
  }

  /**
   * Holds a stream until `release` and resolves when everything committed before this call has been sent, so that who
   * joins then gets what is committed after. Answers the head that was read.
   */
  async follow(stream: string, channel?: string): Promise<StreamHead> {
    const live = this.#streams.get(stream) ?? this.#begin(stream, channel);
    live.holders += 1;
    return this.#refresh(live);
  }

  release(stream: string): void {
    const live = this.#streams.get(stream);
    if (live === undefined) return;
    live.holders -= 1;
    if (live.holders > 0) return;
    this.#streams.delete(stream);
    for (const { resolve } of live.waiting.splice(0)) resolve();
  }

  /** Brings a stream that is followed to the head of the log, which it answers. */
  async refresh(stream: string): Promise<StreamHead> {
    const live = this.#streams.get(stream);
    return live === undefined ? this.#heads.head(stream) : this.#refresh(live);
  }

  /** The offset of the last event sent of a stream that is followed. */
  position(stream: string): number {
    return this.#streams.get(stream)?.position ?? 0;
  }

  inspect(): readonly LiveStreamView[] {
    const now = this.#parts.clock.now();
    return [...this.#streams.values()].map(({ name, channel, target, position = 0, sentAt, holders }) => ({
      stream: name,
      channel,
      head: Math.max(target, position),
      position,
      lag: Math.max(target - position, 0),
      subscribers: holders,
      lastSentMs: sentAt === undefined ? undefined : now - sentAt,
    }));
  }

  /** An event handed over in memory after its commit. */
  offer(event: LogEvent): void {
    const live = this.#streams.get(event.stream);
    if (live === undefined) return;
    this.#send(live, event);
    this.#reach(live, event.offset);
  }

  /** A stream is said to stand at an offset. */
  ring(stream: string, offset: number): void {
    const live = this.#streams.get(stream);
    if (live !== undefined) this.#reach(live, offset);
  }

  /** Looks at every live stream, for rings that may have been lost. */
  async lookAtHeads(): Promise<void> {
    await Promise.all([...this.#streams.values()].map((live) => this.#refresh(live)));
  }

  /** One page of events after an offset: the kept ones, or what the log answers; it is asked until it does. */
  async read(stream: string, after: number): Promise<readonly FramedEvent[]> {
    const kept = this.#streams.get(stream)?.recent.after(after);
    if (kept !== undefined) return kept;
    const key = `${after} ${stream}`;
    const reading = this.#reads.get(key) ?? this.#readLog(stream, after);
    this.#reads.set(key, reading);
    const page = await reading;
    if (this.#reads.get(key) === reading) this.#reads.delete(key);
    return page;
  }

  /** Before which event of a stream a time (milliseconds since the Unix epoch) lies; `undefined` when the log cannot tell. */
  offsetBefore(stream: string, time: number): Promise<number | undefined> {
    return this.#retrying("time", () => this.#parts.log.offsetBefore(stream, time));
  }

  async #readLog(stream: string, after: number): Promise<readonly FramedEvent[]> {
    const { epoch } = this;
    const page = await this.#retrying("read", () => this.#parts.log.read(stream, after, pageEvents));
    // Of a history that is no more.
    if (this.epoch !== epoch) return [];
    const events = page.map((event) => new FramedEvent(event, epoch));
    const live = this.#streams.get(stream);
    if (live?.position !== undefined) live.recent.prepend(events, live.position);
    return events;
  }

  #begin(stream: string, channel: string | undefined): LiveStream {
    const live: LiveStream = {
      name: stream,
      channel,
      holders: 0,
      position: undefined,
      sentAt: undefined,
      target: 0,
      reading: false,
      recent: new RecentEvents(),
      waiting: [],
    };
    this.#streams.set(stream, live);
    return live;
  }

  async #refresh(live: LiveStream): Promise<StreamHead> {
    const head = await this.#heads.head(live.name);
    live.position ??= head.head;
    this.#reach(live, head.head);
    if (live.holders > 0 && live.position < head.head) {
      await new Promise<void>((resolve) => live.waiting.push({ offset: head.head, resolve }));
    }
    return head;
  }

  #reach(live: LiveStream, offset: number): void {
    live.target = Math.max(live.target, offset);
    if (live.position !== undefined && live.position < live.target && !live.reading) void this.#catchUp(live);
  }

  async #catchUp(live: LiveStream): Promise<void> {
    live.reading = true;
    while (live.holders > 0 && live.position !== undefined && live.position < live.target) {
      const page = await this.read(live.name, live.position);
      for (const event of page) this.#send(live, event);
      const { position } = live;
      const beyondHole = page.find((event) => event.offset > position);
      if (page.length === 0) await this.#afterEmptyPage(live);
      else if (beyondHole !== undefined) this.#leap(live, beyondHole.offset - 1);
    }
    live.reading = false;
  }

  /** Nothing after the position: either nothing was committed there after all, or it is gone already. */
  async #afterEmptyPage(live: LiveStream): Promise<void> {
    const before = live.position ?? 0;
    const { head } = await this.#heads.head(live.name);
    if (live.position !== before) return;
    if (head > before) this.#leap(live, head);
    else live.target = before;
  }

  #leap(live: LiveStream, position: number): void {
    const lost = { from: (live.position ?? 0) + 1, to: position };
    this.#parts.logger.error(lost, "Events left the log before they were sent; their followers must start anew");
    live.recent.clear();
    if (live.holders > 0) this.#parts.onHole(live.name);
    this.#moveTo(live, position);
  }

  #send(live: LiveStream, event: LogEvent): void {
    if (live.position === undefined || event.offset !== live.position + 1 || live.holders === 0) return;
    const framed = event instanceof FramedEvent ? event : new FramedEvent(event, this.epoch);
    live.recent.append(framed);
    this.#parts.publish(framed);
    live.sentAt = this.#parts.clock.now();
    this.#moveTo(live, event.offset);
  }

  #moveTo(live: LiveStream, position: number): void {
    live.position = position;
    if (live.waiting.length === 0) return;
    const reached = live.waiting.filter(({ offset }) => offset <= position);
    const left = live.waiting.filter(({ offset }) => offset > position);
    live.waiting.splice(0, live.waiting.length, ...left);
    for (const { resolve } of reached) resolve();
  }

  async #readHeads(streams: readonly string[]): Promise<ReadonlyMap<string, StreamHead>> {
    const { epoch, heads } = await this.#parts.log.heads(streams);
    const isNew = this.#epoch !== undefined && this.#epoch !== epoch;
    this.#epoch = epoch;
    if (isNew) this.#startAnew();
    return heads;
  }

  #startAnew(): void {
    const before = [...this.#streams.values()];
    this.#parts.onNewEpoch();
    for (const live of before) {
      live.position = undefined;
      live.target = 0;
      live.recent.clear();
      for (const { resolve } of live.waiting.splice(0)) resolve();
    }
  }

  /** Tries until it succeeds, ever more slowly: nothing may be skipped because the log was away. */
  async #retrying<Answer>(what: string, attempt: () => Promise<Answer>): Promise<Answer> {
    for (let delay = firstRetryMs; ; delay = Math.min(delay * 2, lastRetryMs)) {
      try {
        return await attempt();
      } catch (error) {
        this.#parts.logger.warn({ error, what, retryInMs: delay }, "The log cannot be read");
        await new Promise<void>((resolve) => this.#parts.clock.after(delay, resolve));
      }
    }
  }
}
