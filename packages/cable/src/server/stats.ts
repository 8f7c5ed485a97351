import type { DisconnectReason } from "../protocol/index.ts";
import type { ConnectionsView } from "./connectionsView.ts";
import { Durations, type DurationsView } from "./durations.ts";
import type { LiveStreamView } from "./feed.ts";

/** What concerns one channel. Its subscriptions are those of now; the rest counts from the start. */
export interface ChannelStats {
  readonly subscriptions: number;
  readonly rejectedSubscriptions: number;
  /** Histories that were answered, and that could not be. */
  readonly resumes: number;
  readonly rejectedHistories: number;
  /** Exceptions of the channel's own code. */
  readonly failures: number;
  /** Events known to be committed but not sent yet, of the channel's stream that is furthest behind. */
  readonly lag: number;
}

/** Figures of one server, counted from its start. Those of channels go by channel: there is no bound to streams. */
export interface CableStats {
  /** Sockets that there are now. */
  readonly connections: number;
  /** Those to whom more than a page of history is unsent, and what is unsent to all. */
  readonly slowConnections: number;
  readonly unsentBytes: number;
  readonly framesIn: number;
  readonly bytesIn: number;
  readonly framesOut: number;
  readonly bytesOut: number;
  /** How long it took each time that waiting events were written to their sockets. */
  readonly fanOuts: DurationsView;
  /** Frames that were for nothing, or for an unknown action. */
  readonly ignoredFrames: number;
  /** By what the client was told; `left` when it went by itself. */
  readonly disconnects: Readonly<Partial<Record<DisconnectReason | "left", number>>>;
  readonly channels: Readonly<Record<string, ChannelStats>>;
}

type Counts<Stats> = { -readonly [Name in keyof Stats]: Stats[Name] };
type ChannelCounts = Counts<Omit<ChannelStats, "lag">>;

/** Where everything of one server counts what it does. */
export class Counters {
  framesIn = 0;
  bytesIn = 0;
  framesOut = 0;
  bytesOut = 0;
  ignoredFrames = 0;
  readonly #fanOuts = new Durations();
  readonly #disconnects: Partial<Record<DisconnectReason | "left", number>> = {};
  readonly #channels: ReadonlyMap<string, ChannelCounts>;

  constructor(channels: readonly { readonly name: string }[]) {
    this.#channels = new Map(
      channels.map(({ name }) => [
        name,
        { subscriptions: 0, rejectedSubscriptions: 0, resumes: 0, rejectedHistories: 0, failures: 0 },
      ]),
    );
  }

  received(bytes: number): void {
    this.framesIn += 1;
    this.bytesIn += bytes;
  }

  sent(frames: number, bytes: number): void {
    this.framesOut += frames;
    this.bytesOut += bytes;
  }

  fannedOut(seconds: number): void {
    this.#fanOuts.add(seconds);
  }

  disconnected(reason: DisconnectReason | "left"): void {
    this.#disconnects[reason] = (this.#disconnects[reason] ?? 0) + 1;
  }

  /** Adds to what a channel counts. */
  count(channel: string, what: keyof ChannelCounts, by = 1): void {
    const counts = this.#channels.get(channel);
    if (counts !== undefined) counts[what] += by;
  }

  read(connections: ConnectionsView, streams: readonly LiveStreamView[]): CableStats {
    const lag = new Map<string, number>();
    for (const { channel, lag: behind } of streams) {
      if (channel !== undefined) lag.set(channel, Math.max(lag.get(channel) ?? 0, behind));
    }
    const { framesIn, bytesIn, framesOut, bytesOut, ignoredFrames } = this;
    return {
      connections: connections.total,
      slowConnections: connections.slow,
      unsentBytes: connections.unsentBytes,
      ...{ framesIn, bytesIn, framesOut, bytesOut, ignoredFrames },
      fanOuts: this.#fanOuts.read(),
      disconnects: { ...this.#disconnects },
      channels: Object.fromEntries(
        [...this.#channels].map(([name, counts]) => [name, { ...counts, lag: lag.get(name) ?? 0 }]),
      ),
    };
  }
}
