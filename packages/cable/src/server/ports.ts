/** A place in a stream: offsets of one stream and epoch are contiguous, 1, 2, 3, ...; 0 is "before the first". */
export interface Position {
  readonly epoch: string;
  readonly offset: number;
}

/** One committed event of a stream. `payload` is the JSON text of the message as subscribers see it. */
export interface LogEvent {
  readonly stream: string;
  readonly offset: number;
  readonly payload: string;
}

/** Where a stream stands: events `floor + 1 .. head` can be read. A stream never written is `{ head: 0, floor: 0 }`. */
export interface StreamHead {
  readonly head: number;
  readonly floor: number;
}

/** Where streams stood at one moment, and in which epoch. A stream that is left out was never written. */
export interface LogHeads {
  /** One epoch for the whole log; another one when the log has gone back in time. */
  readonly epoch: string;
  readonly heads: ReadonlyMap<string, StreamHead>;
}

/** What committed events are read from. The log is the truth; everything else only wakes its readers. */
export interface Log {
  /** Reads the epoch and the heads together: of one taken before a change and one after it, every position would be wrong. */
  heads(streams: readonly string[]): Promise<LogHeads>;
  /** At most `limit` events with `offset > after`, ascending, without a hole. */
  read(stream: string, after: number, limit: number): Promise<readonly LogEvent[]>;
  /**
   * The offset after which every event of the stream is of `time` (milliseconds since the Unix epoch) or later, and none
   * before it is. `undefined` when the log cannot prove it, because events that may be as late are gone. The times of a
   * stream's events never go back.
   */
  offsetBefore(stream: string, time: number): Promise<number | undefined>;
}

/** "Stream S is now at offset N": carries no payload, may be lost, doubled or late. */
export interface Doorbell {
  ring(stream: string, offset: number): void;
  /** Calls `onRing` for rings of other nodes, perhaps of this one too, `onGap` whenever rings may have been lost (a link that came back). */
  listen(onRing: (stream: string, offset: number) => void, onGap: () => void): void;
  /** Whether rings get through now. While they do not, nodes learn of each other's events by looking at the heads. */
  readonly isLinked: boolean;
  /** Sends what was rung, then neither rings nor hears any more. */
  close(): Promise<void>;
}

/** One session's word that somebody is present on a stream, until it ends or is renewed. */
export interface PresenceLease {
  readonly stream: string;
  /** Unique among all nodes. */
  readonly session: string;
  readonly id: string;
  readonly info: Readonly<Record<string, unknown>>;
  /** Milliseconds since the Unix epoch, as is `expiresAt`. */
  readonly since: number;
  readonly expiresAt: number;
}

/** Where the nodes see each other's presence: state that each of them compares, not messages. */
export interface PresenceStore {
  /** Adds the leases, or replaces those of the same sessions; may forget what has ended by `now`. */
  keep(leases: readonly PresenceLease[], now: number): Promise<void>;
  remove(session: string): Promise<void>;
  /** The leases of these streams that end after `now`, the oldest first. */
  list(streams: readonly string[], now: number): Promise<readonly PresenceLease[]>;
}

/** Where the server says what it does, in the way of `pino`. It names no tokens and no identifiers. */
export interface CableLogger {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** The server's time; a test's own makes it stand still. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `task` once after `ms`; returns what cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** One client's transport. Frames are whole, ready to be written (header and payload). */
export interface Socket {
  /** Bytes accepted but not yet handed to the operating system. */
  readonly unsent: number;
  /** Whether its client reads messages that are compressed each for itself (RFC 7692); absent, it does not. */
  readonly deflates?: boolean;
  write(frames: Uint8Array): void;
  /** Lets what is written until the end of this turn of the event loop go out in one piece; absent, all goes at once. */
  hold?(): void;
  /** Closes after what is queued; `code` and `reason` as in RFC 6455. */
  close(code: number, reason: string): void;
  /** Ends at once, without a closing handshake. */
  terminate(): void;
}

/** Who hears what comes from a socket. */
export interface Receiver {
  /** A text frame. `bytes` is its length in UTF-8, after inflating. */
  received(text: string, bytes: number): void;
  /** A native ping, which is to be answered with its payload. */
  pinged(payload: Buffer): void;
  /** A native pong. */
  beat(): void;
  /** A frame that is binary, larger than the limit (`tooLarge`) or no valid WebSocket frame. */
  unreadable(tooLarge: boolean): void;
  lost(): void;
}
