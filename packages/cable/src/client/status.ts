import type { DisconnectReason } from "../protocol/index.ts";
import type { ConnectionState, SignedOutReason } from "./connection.ts";

/** What a connection looks like from outside. Times are milliseconds since the Unix epoch. */
export type ConnectionPhase =
  | { readonly kind: "idle" }
  /** The first connection is being made (also while it authenticates). */
  | { readonly kind: "connecting"; readonly since: number }
  /** Welcomed, but not every subscription is confirmed and up to date. */
  | { readonly kind: "catchingUp"; readonly since: number }
  | { readonly kind: "live"; readonly since: number }
  /** Attempt `attempt` of `of` starts at `next`; it is under way when `next` is undefined. */
  | {
      readonly kind: "reconnecting";
      readonly since: number;
      readonly attempt: number;
      readonly of: number;
      readonly next: number | undefined;
    }
  | { readonly kind: "offline"; readonly since: number; readonly next: number }
  | { readonly kind: "gaveUp"; readonly since: number; readonly next: number | undefined }
  | { readonly kind: "refused"; readonly since: number; readonly reason: DisconnectReason | undefined }
  | {
      readonly kind: "signedOut";
      readonly since: number;
      readonly reason: SignedOutReason;
      readonly detail: string | undefined;
    };

/** The phase, and how current what it has brought is. */
export type ConnectionStatus = ConnectionPhase & {
  /** When the last data message came. */
  readonly lastEventAt: number | undefined;
  /** Until when everything shown was known to be current; undefined while it is, and before it ever was. */
  readonly currentUntil: number | undefined;
  /** Round trip of the last measurement, in milliseconds; measured with servers of the extended protocol. */
  readonly latencyMs: number | undefined;
  /** Subscriptions that the server refuses. */
  readonly rejected: number;
};

export function phaseOf(state: ConnectionState, maxAttempts: number): ConnectionPhase {
  switch (state.kind) {
    case "idle":
    case "refused":
    case "signedOut":
      return state;
    case "connecting":
    case "authenticating":
      return state.attempt === 0
        ? { kind: "connecting", since: state.since }
        : { kind: "reconnecting", since: state.since, attempt: state.attempt, of: maxAttempts, next: undefined };
    case "catchingUp":
    case "live":
      return { kind: state.kind, since: state.since };
    case "reconnecting":
      return { kind: state.kind, since: state.since, attempt: state.attempt, of: maxAttempts, next: state.due };
    case "offline":
      return { kind: state.kind, since: state.since, next: state.due };
    case "gaveUp":
      return { kind: state.kind, since: state.since, next: state.due };
    case "probing":
      return { kind: "gaveUp", since: state.since, next: undefined };
    default:
      return state satisfies never;
  }
}

/** Between welcome and close (R8). */
export function isConnected<Phase extends ConnectionPhase | ConnectionState>(
  phase: Phase,
): phase is Extract<Phase, { readonly kind: "catchingUp" | "live" }> {
  return phase.kind === "catchingUp" || phase.kind === "live";
}
