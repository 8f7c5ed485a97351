import { pageBytes } from "./pageFlow.ts";

/** What one client may cost. Each property names its default. */
export interface Limits {
  /** Bytes of one frame from a client: 64 KiB. */
  readonly frameBytes: number;
  /** Frames of one connection, sustained: 50. */
  readonly commandsPerSecond: number;
  /** Frames of one connection at once: 200. */
  readonly commandBurst: number;
  /** Identifiers that stand at once: 256. */
  readonly subscriptionsPerConnection: number;
  /** Bytes of one identifier; a longer one is rejected: 4 KiB. */
  readonly identifierBytes: number;
  /** Unsent bytes at which a socket is `too_slow`: 1 MiB. At least 128 KiB. */
  readonly unsentBytes: number;
  /** Frames that wait for the welcome, or behind one command of an identifier: 200. */
  readonly pendingFrames: number;
  /** Bytes of the frames that wait for the welcome: 64 KiB. */
  readonly pendingBytes: number;
  /** Bytes of the commands of one connection that run or wait behind those that run: 1 MiB. */
  readonly heldBytes: number;
  /** Open at once by one `subject`: 50. */
  readonly connectionsPerSubject: number;
  /** Open at once from one address that is not this machine's own: 2,000. */
  readonly connectionsPerAddress: number;
}

const defaultLimits: Limits = {
  frameBytes: 64 * 1024,
  commandsPerSecond: 50,
  commandBurst: 200,
  subscriptionsPerConnection: 256,
  identifierBytes: 4096,
  unsentBytes: 1024 * 1024,
  pendingFrames: 200,
  pendingBytes: 64 * 1024,
  heldBytes: 1024 * 1024,
  connectionsPerSubject: 50,
  connectionsPerAddress: 2_000,
};

/** A page of history, and as much again that comes live on other subscriptions while it is being read. */
const leastUnsentBytes = 2 * pageBytes;

/** Those given, the others by default. A `RangeError` says which cannot be used. */
export function completeLimits(given: Partial<Limits> = {}): Limits {
  const limits = { ...defaultLimits, ...given };
  if (limits.unsentBytes >= leastUnsentBytes) return limits;
  // Who is cut off for having got a page comes back for the same page.
  throw new RangeError(
    `limits.unsentBytes is ${limits.unsentBytes}, which a page of history alone may take: give ${leastUnsentBytes} or more`,
  );
}
