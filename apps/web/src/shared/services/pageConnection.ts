import type { ConnectionPhase, ConnectionStatus } from "@hafaloha/cable/client";

/** Why a page is on polling for good: the attempts are used up, the server refuses, or sockets are switched off. */
type PollingCause = "gaveUp" | "refused" | "socketsOff";

type Polling = {
  readonly kind: "polling";
  readonly why: PollingCause;
  readonly since: number;
  /** When the next attempt is made unasked; undefined when it is under way or none is made. */
  readonly next: number | undefined;
};

type Measures = Pick<ConnectionStatus, "currentUntil" | "rejected">;

/**
 * What the page shows of its connection (R13). `idle` shows as connecting. Times are epoch milliseconds. What moves with
 * every event is not in it: each would render the whole page.
 */
export type PageConnection = (Exclude<ConnectionPhase, { kind: "gaveUp" | "refused" }> | Polling) & Measures;

export function pageConnection(whole: ConnectionStatus): PageConnection {
  const { lastEventAt: _, latencyMs: __, ...status } = whole;
  switch (status.kind) {
    case "gaveUp":
      return { ...status, kind: "polling", why: "gaveUp" };
    case "refused": {
      const { reason: ___, ...rest } = status;
      return { ...rest, kind: "polling", why: "refused", next: undefined };
    }
    default:
      return status;
  }
}

export function withoutSockets(since: number): PageConnection {
  return {
    kind: "polling",
    why: "socketsOff",
    since,
    next: undefined,
    currentUntil: undefined,
    rejected: 0,
  };
}

export function isSameConnection(a: PageConnection, b: PageConnection): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Everything that the page follows is confirmed and caught up, so that nothing needs to be polled (R11). */
export function isUpToDate(connection: PageConnection): boolean {
  return connection.kind === "live" && connection.rejected === 0;
}
