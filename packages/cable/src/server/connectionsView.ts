import { pageBytes } from "./pageFlow.ts";

/** What is looked at of a connection. */
interface Viewed {
  readonly phase: "authenticating" | "open" | "closed";
  readonly extended: boolean;
  readonly subscriptions: readonly unknown[];
  readonly unsentBytes: number;
}

/** A socket whose client reads more slowly than it is written to. Nothing tells whose it is. */
export interface SlowConnectionView {
  readonly protocol: "base" | "extended";
  readonly phase: ConnectionPhase;
  readonly subscriptions: number;
  readonly unsentBytes: number;
}

/** A `closing` one was told goodbye, but its socket is still there. */
type ConnectionPhase = "authenticating" | "open" | "closing";

/** All connections of one server at one moment. */
export interface ConnectionsView {
  readonly total: number;
  readonly byPhase: Readonly<Record<ConnectionPhase, number>>;
  readonly byProtocol: Readonly<Record<"base" | "extended", number>>;
  readonly subscriptions: number;
  /** Bytes that wait in this process for clients to read what was sent before. */
  readonly unsentBytes: number;
  /** Those to whom more than a page of history is unsent. */
  readonly slow: number;
  /** The ten with the most unsent, that one first; only those with any. */
  readonly slowest: readonly SlowConnectionView[];
}

const mostShown = 10;

/** Counts all connections as they are now. */
export function viewConnections(connections: Iterable<Viewed>): ConnectionsView {
  const byPhase = { authenticating: 0, open: 0, closing: 0 };
  const byProtocol = { base: 0, extended: 0 };
  const behind: SlowConnectionView[] = [];
  let [total, subscriptions] = [0, 0];
  for (const connection of connections) {
    const view = viewOf(connection);
    total += 1;
    byPhase[view.phase] += 1;
    byProtocol[view.protocol] += 1;
    subscriptions += view.subscriptions;
    if (view.unsentBytes > 0) behind.push(view);
  }
  return {
    total,
    byPhase,
    byProtocol,
    subscriptions,
    unsentBytes: behind.reduce((sum, { unsentBytes }) => sum + unsentBytes, 0),
    slow: behind.filter(({ unsentBytes }) => unsentBytes > pageBytes).length,
    slowest: behind.sort((one, other) => other.unsentBytes - one.unsentBytes).slice(0, mostShown),
  };
}

function viewOf({ phase, extended, subscriptions, unsentBytes }: Viewed): SlowConnectionView {
  return {
    protocol: extended ? "extended" : "base",
    phase: phase === "closed" ? "closing" : phase,
    subscriptions: subscriptions.length,
    unsentBytes,
  };
}
