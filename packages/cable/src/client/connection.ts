import type { DisconnectReason } from "../protocol/index.ts";
import { type Outage, reconnectDelay } from "./backoff.ts";
import { type ConnectionPolicy, silenceLimit } from "./policy.ts";

/** Reasons that only a sign-in mends. */
export type SignedOutReason = Extract<DisconnectReason, "unauthorized" | "token_expired" | "remote">;

/**
 * Where a connection stands. `since` is when the present good or bad time began: the welcome while connected, else the
 * loss (or the wish) that is being answered; attempts do not reset it. `due` is when the state ends by itself. `attempt`
 * counts failures in a row; 0 is a connection that has not failed yet. All times are milliseconds since the Unix epoch.
 */
export type ConnectionState =
  | { readonly kind: "idle" }
  | { readonly kind: "connecting"; readonly since: number; readonly due: number; readonly attempt: number }
  | { readonly kind: "authenticating"; readonly since: number; readonly due: number; readonly attempt: number }
  | { readonly kind: "catchingUp"; readonly since: number; readonly due: number; readonly attempt: number }
  | { readonly kind: "live"; readonly since: number; readonly due: number; readonly attempt: number }
  | { readonly kind: "reconnecting"; readonly since: number; readonly due: number; readonly attempt: number }
  | { readonly kind: "offline"; readonly since: number; readonly due: number }
  | { readonly kind: "gaveUp"; readonly since: number; readonly due: number }
  /** One attempt of a connection that was given up; it shows as given up until it succeeds. */
  | { readonly kind: "probing"; readonly since: number; readonly due: number }
  /** The server forbade further attempts for a reason that no sign-in mends. */
  | { readonly kind: "refused"; readonly since: number; readonly reason: DisconnectReason | undefined }
  | {
      readonly kind: "signedOut";
      readonly since: number;
      readonly reason: SignedOutReason;
      readonly detail: string | undefined;
    };

export type ConnectionEvent =
  /** The application wants a connection; opens nothing where the server's refusal still stands. */
  | { readonly type: "connect" }
  | { readonly type: "disconnect" }
  /** To go on where the connection of another tab stood: as `afterLoss` has it, without a socket. */
  | { readonly type: "takeOver"; readonly state: ConnectionState }
  /** The user presses "Reconnect now". */
  | { readonly type: "reconnectNow" }
  /** Online again, visible, resumed, focused. */
  | { readonly type: "woke" }
  | { readonly type: "offline" }
  /** The present state's `due` has come. */
  | { readonly type: "due" }
  | { readonly type: "opened" }
  | { readonly type: "welcomed" }
  /** Any frame after the welcome. */
  | { readonly type: "beat" }
  | { readonly type: "behind" }
  | { readonly type: "caughtUp" }
  | { readonly type: "closed"; readonly clean: boolean }
  /** The server's `disconnect` frame. */
  | {
      readonly type: "dismissed";
      readonly reason: DisconnectReason | undefined;
      readonly reconnect: boolean;
      readonly detail?: string;
      readonly retryAfterMs?: number;
    };

/** `drop` abandons the socket: nothing it still says is heard, and its close is not waited for. */
export type ConnectionEffect = "open" | "drop" | "subscribe";

export interface Circumstances {
  readonly now: number;
  /** 0 <= random < 1 */
  readonly random: number;
  /** What the browser believes of the network. */
  readonly online: boolean;
  readonly policy: ConnectionPolicy;
}

export interface Transition {
  readonly state: ConnectionState;
  readonly effects: readonly ConnectionEffect[];
}

type StateOf<Kind extends ConnectionState["kind"]> = Extract<ConnectionState, { kind: Kind }>;
type Attempting = StateOf<"connecting" | "authenticating">;
type Welcomed = StateOf<"catchingUp" | "live">;
type Waiting = StateOf<"reconnecting" | "offline" | "gaveUp">;

export const idle: ConnectionState = { kind: "idle" };

/** The only function that decides what a connection does next. Pure. */
export function transition(state: ConnectionState, event: ConnectionEvent, around: Circumstances): Transition {
  if (event.type === "disconnect") return hasSocket(state) ? to(idle, "drop") : to(idle);
  switch (state.kind) {
    case "idle":
      return whileIdle(state, event, around);
    case "connecting":
    case "authenticating":
      return whileAttempting(state, event, around);
    case "catchingUp":
    case "live":
      return whileWelcomed(state, event, around);
    case "reconnecting":
    case "offline":
    case "gaveUp":
      return whileWaiting(state, event, around);
    case "probing":
      return whileProbing(state, event, around);
    case "refused":
    case "signedOut":
      return event.type === "reconnectNow" ? begin(around) : to(state);
    default:
      return state satisfies never;
  }
}

function whileIdle(state: StateOf<"idle">, event: ConnectionEvent, around: Circumstances): Transition {
  switch (event.type) {
    case "connect":
    case "reconnectNow":
      return begin(around);
    case "takeOver":
      return event.state.kind === "connecting" ? to(event.state, "open") : to(event.state);
    default:
      return to(state);
  }
}

function hasSocket(state: ConnectionState): boolean {
  switch (state.kind) {
    case "connecting":
    case "authenticating":
    case "catchingUp":
    case "live":
    case "probing":
      return true;
    default:
      return false;
  }
}

function whileAttempting(state: Attempting, event: ConnectionEvent, around: Circumstances): Transition {
  switch (event.type) {
    case "opened":
      return to({ ...state, kind: "authenticating", due: around.now + around.policy.openTimeoutMs });
    case "welcomed":
      return welcome(state.attempt, around);
    case "due":
      return retry(state.attempt + 1, { kind: "broken" }, state.since, around);
    case "closed":
      return retry(state.attempt + 1, { kind: "broken" }, state.since, around);
    case "offline":
      return goOffline(state.since, around, "drop");
    case "dismissed":
      return dismiss(event, state.attempt + 1, state.since, around);
    default:
      return to(state);
  }
}

function whileWelcomed(state: Welcomed, event: ConnectionEvent, around: Circumstances): Transition {
  const { now, policy } = around;
  // A connection that breaks right after its welcome has not proved itself: its failures go on counting.
  const attempt = now - state.since < policy.maxReconnectDelay ? state.attempt + 1 : 1;
  const again = to(attemptNow(Math.max(1, state.attempt), now, around), "drop", "open");
  switch (event.type) {
    case "beat":
      return to({ ...state, due: now + silenceLimit(policy) });
    case "caughtUp":
      return to({ ...state, kind: "live" });
    case "behind":
      return to({ ...state, kind: "catchingUp" });
    case "due":
      return retry(attempt, { kind: "broken" }, now, around);
    case "closed":
      return retry(attempt, { kind: event.clean ? "clean" : "broken" }, now, around);
    case "dismissed":
      return dismiss(event, attempt, now, around);
    case "offline":
      return goOffline(now, around, "drop");
    case "woke":
      // Timers stand still while a page sleeps; the clock does not. One that was set back proves nothing.
      return now >= state.due ? again : to(state);
    case "reconnectNow":
      return state.kind === "live" ? to(state) : again;
    default:
      return to(state);
  }
}

function whileWaiting(state: Waiting, event: ConnectionEvent, around: Circumstances): Transition {
  const attempt = state.kind === "reconnecting" ? state.attempt : 1;
  const open = to(attemptNow(attempt, state.since, around), "open");
  switch (event.type) {
    case "connect":
    case "reconnectNow":
      return open;
    case "woke":
      return state.kind === "offline" && !around.online ? to(state) : open;
    case "offline":
      return state.kind === "offline" ? to(state) : goOffline(state.since, around);
    case "due":
      return state.kind === "gaveUp" ? to({ kind: "probing", since: state.since, due: openBy(around) }, "open") : open;
    default:
      return to(state);
  }
}

function whileProbing(state: StateOf<"probing">, event: ConnectionEvent, around: Circumstances): Transition {
  switch (event.type) {
    case "welcomed":
      return welcome(0, around);
    case "due":
    case "closed":
      return to(giveUp(state.since, around), "drop");
    case "offline":
      return goOffline(state.since, around, "drop");
    case "dismissed":
      return event.reconnect ? to(giveUp(state.since, around), "drop") : dismiss(event, 1, state.since, around);
    default:
      return to(state);
  }
}

function to(state: ConnectionState, ...effects: readonly ConnectionEffect[]): Transition {
  return { state, effects };
}

function begin(around: Circumstances): Transition {
  return to(attemptNow(0, around.now, around), "open");
}

export function attemptNow(attempt: number, since: number, around: Circumstances): ConnectionState {
  return { kind: "connecting", since, attempt, due: openBy(around) };
}

function openBy({ now, policy }: Circumstances): number {
  return now + policy.openTimeoutMs;
}

function welcome(attempt: number, { now, policy }: Circumstances): Transition {
  return to({ kind: "catchingUp", since: now, attempt, due: now + silenceLimit(policy) }, "subscribe");
}

function retry(attempt: number, outage: Outage, since: number, around: Circumstances): Transition {
  const { now, random, online, policy } = around;
  if (!online) return goOffline(since, around, "drop");
  if (attempt > policy.maxReconnectAttempts) return to(giveUp(since, around), "drop");
  const due = now + reconnectDelay(attempt, outage, random, policy);
  return to({ kind: "reconnecting", since, attempt, due }, "drop");
}

function goOffline(since: number, { now, policy }: Circumstances, ...effects: readonly ConnectionEffect[]): Transition {
  return to({ kind: "offline", since, due: now + policy.probeMs }, ...effects);
}

function giveUp(since: number, { now, policy }: Circumstances): ConnectionState {
  return { kind: "gaveUp", since, due: now + policy.probeMs };
}

function dismiss(
  event: Extract<ConnectionEvent, { type: "dismissed" }>,
  attempt: number,
  since: number,
  around: Circumstances,
): Transition {
  const { reason, reconnect, detail, retryAfterMs } = event;
  if (reconnect) {
    const outage: Outage = retryAfterMs === undefined ? { kind: "clean" } : { kind: "told", waitMs: retryAfterMs };
    return retry(attempt, outage, since, around);
  }
  return isSignedOut(reason)
    ? to({ kind: "signedOut", since: around.now, reason, detail }, "drop")
    : to({ kind: "refused", since: around.now, reason }, "drop");
}

function isSignedOut(reason: DisconnectReason | undefined): reason is SignedOutReason {
  return reason === "unauthorized" || reason === "token_expired" || reason === "remote";
}
