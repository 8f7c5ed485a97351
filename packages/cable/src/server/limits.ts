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
  /** Unsent bytes at which a socket is `too_slow`: 1 MiB. */
  readonly unsentBytes: number;
  /** Frames that wait for the welcome, or behind one command of an identifier: 200. */
  readonly pendingFrames: number;
  /** Bytes of the frames that wait for the welcome: 64 KiB. */
  readonly pendingBytes: number;
  /** Open at once by one `subject`: 50. */
  readonly connectionsPerSubject: number;
  /** Open at once from one address that is not this machine's own: 2,000. */
  readonly connectionsPerAddress: number;
}

export const defaultLimits: Limits = {
  frameBytes: 64 * 1024,
  commandsPerSecond: 50,
  commandBurst: 200,
  subscriptionsPerConnection: 256,
  identifierBytes: 4096,
  unsentBytes: 1024 * 1024,
  pendingFrames: 200,
  pendingBytes: 64 * 1024,
  connectionsPerSubject: 50,
  connectionsPerAddress: 2_000,
};
