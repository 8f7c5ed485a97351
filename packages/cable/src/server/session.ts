import type { DisconnectFrame, ServerFrame } from "../protocol/index.ts";
import { type DisconnectReason, disconnectReasons, parseClientFrame, type ReceivedFrame } from "../protocol/index.ts";
import type { Limits } from "./limits.ts";
import type {
  Outcome,
  PresenceAsk,
  SubscriptionCommand,
  SubscriptionEffect,
  SubscriptionState,
} from "./subscriptionState.ts";
import { absent, bytesHeld, command, finish } from "./subscriptionState.ts";
import { takeToken } from "./tokenBucket.ts";

/** One client's session: a pure machine. What is not in it (sockets, channels, streams) is reached through effects. */
export type SessionState = Authenticating | Open | Closed;

interface Authenticating {
  readonly phase: "authenticating";
  readonly extended: boolean;
  /** As of an open one, for what is not kept. */
  readonly fullAt: number;
  /** Frames that came before the welcome, in order. */
  readonly pending: readonly string[];
  readonly pendingBytes: number;
}

interface Open {
  readonly phase: "open";
  readonly extended: boolean;
  /** When it may send a whole burst again, in milliseconds. */
  readonly fullAt: number;
  /** Every identifier that is not absent. A list: for the few that most clients have, a map takes six times the memory. */
  readonly subscriptions: readonly Standing[];
}

interface Standing {
  readonly identifier: string;
  readonly state: SubscriptionState;
}

interface Closed {
  readonly phase: "closed";
}

export type SessionEvent =
  /** `sid` is given to extended clients only. `now` is in milliseconds. */
  | { readonly type: "authenticated"; readonly sid: string | undefined; readonly now: number }
  | { readonly type: "received"; readonly text: string; readonly bytes: number; readonly now: number }
  /** A native ping, or a native pong that no ping asked for. It says nothing, but takes as much time as other frames. */
  | { readonly type: "signalled"; readonly now: number }
  /** A frame that is binary, too large or no valid WebSocket frame. */
  | { readonly type: "unreadable"; readonly tooLarge: boolean }
  | { readonly type: "finished"; readonly identifier: string; readonly outcome: Outcome }
  /** The client's new token is good, until then (unix seconds). */
  | { readonly type: "renewed"; readonly expiresAt: number | undefined }
  | { readonly type: "disconnected"; readonly dismissal: Dismissal }
  /** The transport is gone. */
  | { readonly type: "lost" };

/** Why the server ends a session, and what it tells the client beyond the table of reasons. */
export interface Dismissal {
  readonly reason: DisconnectReason;
  readonly detail?: string | undefined;
  readonly retryAfterMs?: number;
}

export type SessionEffect =
  | { readonly type: "send"; readonly frame: ServerFrame }
  | { readonly type: "welcomed" }
  | { readonly type: "ponged" }
  | { readonly type: "authenticate"; readonly token: string }
  | { readonly type: "ignored"; readonly what: string }
  | { readonly type: "close"; readonly frame: DisconnectFrame; readonly code: number }
  | { readonly type: "refuseIdentifier"; readonly identifier: unknown }
  | (SubscriptionEffect & { readonly identifier: string });

export interface SessionStep {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}

const closed: Closed = { phase: "closed" };
const ponged: readonly SessionEffect[] = [{ type: "ponged" }];
const noSubscriptions: readonly Standing[] = [];

export function newSession(extended: boolean): SessionState {
  return { phase: "authenticating", extended, fullAt: 0, pending: [], pendingBytes: 0 };
}

/** The only function that changes a session. */
export function transition(state: SessionState, event: SessionEvent, limits: Limits): SessionStep {
  switch (state.phase) {
    case "authenticating":
      return authenticating(state, event, limits);
    case "open":
      return open(state, event, limits);
    case "closed":
      return afterClose(event);
  }
}

function authenticating(state: Authenticating, event: SessionEvent, limits: Limits): SessionStep {
  switch (event.type) {
    case "authenticated":
      return welcome(state, event.sid, event.now, limits);
    case "received": {
      const pending = [...state.pending, event.text];
      const pendingBytes = state.pendingBytes + event.bytes;
      const fits = pending.length <= limits.pendingFrames && pendingBytes <= limits.pendingBytes;
      return fits
        ? { state: { ...state, pending, pendingBytes }, effects: [] }
        : end(state, { reason: "rate_limited" });
    }
    case "signalled":
      return spend(state, event.now, limits);
    case "unreadable":
      return end(state, { reason: "invalid_request" }, event.tooLarge ? 1009 : 1008);
    case "disconnected":
      return end(state, event.dismissal);
    case "lost":
      return { state: closed, effects: [] };
    case "finished":
    case "renewed":
      throw new Error("Nothing runs before the welcome");
  }
}

function welcome(state: Authenticating, sid: string | undefined, now: number, limits: Limits): SessionStep {
  const opened: Open = {
    phase: "open",
    extended: state.extended,
    fullAt: now,
    subscriptions: noSubscriptions,
  };
  const frame: ServerFrame = sid === undefined ? { type: "welcome" } : { type: "welcome", sid };
  const effects: SessionEffect[] = [{ type: "send", frame }, { type: "welcomed" }];
  return state.pending.reduce<SessionStep>(
    (before, text) => {
      const step = transition(before.state, { type: "received", text, bytes: text.length, now }, limits);
      return { state: step.state, effects: [...before.effects, ...step.effects] };
    },
    { state: opened, effects },
  );
}

function open(state: Open, event: SessionEvent, limits: Limits): SessionStep {
  switch (event.type) {
    case "received": {
      const fullAt = takeToken(state.fullAt, event.now, limits.commandsPerSecond, limits.commandBurst);
      if (fullAt === undefined) return end(state, { reason: "rate_limited" });
      return received({ ...state, fullAt }, parseClientFrame(event.text), event.bytes, limits);
    }
    case "finished": {
      const step = finish(subscriptionOf(state, event.identifier), event.outcome);
      return {
        state: withSubscription(state, event.identifier, step.state),
        effects: addressed(step, event.identifier),
      };
    }
    case "signalled":
      return spend(state, event.now, limits);
    case "renewed":
      return { state, effects: [{ type: "send", frame: authenticated(event.expiresAt) }] };
    case "unreadable":
      return end(state, { reason: "invalid_request" }, event.tooLarge ? 1009 : 1008);
    case "disconnected":
      return end(state, event.dismissal);
    case "lost":
      return { state: closed, effects: leaveAll(state) };
    case "authenticated":
      throw new Error("A session is authenticated once");
  }
}

/** Takes the token for what needs nothing else. */
function spend(state: Authenticating | Open, now: number, limits: Limits): SessionStep {
  const fullAt = takeToken(state.fullAt, now, limits.commandsPerSecond, limits.commandBurst);
  return fullAt === undefined ? end(state, { reason: "rate_limited" }) : { state: { ...state, fullAt }, effects: [] };
}

function received(state: Open, frame: ReceivedFrame, bytes: number, limits: Limits): SessionStep {
  switch (frame.command) {
    case "malformed":
      return end(state, { reason: "invalid_request" }, 1008);
    case "ping":
      return { state, effects: [{ type: "send", frame: { type: "pong" } }] };
    case "pong":
      return { state, effects: ponged };
    case "subscribeWithoutIdentifier":
      return { state, effects: [{ type: "refuseIdentifier", identifier: frame.identifier }] };
    case "subscribe":
      return subscribe(state, frame, bytes, limits);
    case "unsubscribe":
      return toSubscription(state, frame.identifier, { type: "unsubscribe", bytes }, limits);
    case "message":
      return toSubscription(state, frame.identifier, { type: "message", data: frame.data, bytes }, limits);
    case "history":
      if (!state.extended) return { state, effects: [{ type: "ignored", what: frame.command }] };
      return toSubscription(state, frame.identifier, { type: "history", history: frame.history, bytes }, limits);
    case "authenticate":
      return state.extended
        ? { state, effects: [{ type: "authenticate", token: frame.token }] }
        : { state, effects: [{ type: "ignored", what: frame.command }] };
    case "join":
    case "leave":
    case "presence":
      if (!state.extended) return { state, effects: [{ type: "ignored", what: frame.command }] };
      return toSubscription(state, frame.identifier, { type: "presence", ask: presenceAsk(frame), bytes }, limits);
    case "unknown":
      return { state, effects: [{ type: "ignored", what: "unknown command" }] };
  }
}

function subscribe(
  state: Open,
  { identifier, history, presence }: Extract<ReceivedFrame, { command: "subscribe" }>,
  bytes: number,
  limits: Limits,
): SessionStep {
  // The base protocol knows neither: such keys are as any other unknown ones.
  const asked = state.extended ? history : undefined;
  const subscribed = toSubscription(state, identifier, { type: "subscribe", history: asked, bytes }, limits);
  if (!state.extended) return subscribed;
  if (presence === undefined || subscribed.state.phase !== "open") return subscribed;
  const join: SubscriptionCommand = { type: "presence", ask: { type: "join", entry: presence }, bytes };
  const joined = toSubscription(subscribed.state, identifier, join, limits);
  return { state: joined.state, effects: [...subscribed.effects, ...joined.effects] };
}

function presenceAsk(frame: Extract<ReceivedFrame, { command: "join" | "leave" | "presence" }>): PresenceAsk {
  switch (frame.command) {
    case "join":
      return { type: "join", entry: frame.presence };
    case "leave":
      return { type: "leave" };
    case "presence":
      return { type: "list" };
  }
}

function toSubscription(state: Open, identifier: string, next: SubscriptionCommand, limits: Limits): SessionStep {
  const before = subscriptionOf(state, identifier);
  if (before.phase === "absent" && next.type === "subscribe") {
    if (Buffer.byteLength(identifier) > limits.identifierBytes) {
      return { state, effects: [{ type: "refuseIdentifier", identifier }] };
    }
    if (state.subscriptions.length >= limits.subscriptionsPerConnection) return end(state, { reason: "rate_limited" });
  }
  const step = command(before, next);
  const after = withSubscription(state, identifier, step.state);
  if ("waiting" in step.state && isTooMuch(step.state.waiting, after, limits)) {
    return end(state, { reason: "rate_limited" });
  }
  return { state: after, effects: addressed(step, identifier) };
}

/** A client that leaves its histories unread would have its commands kept for as long as it likes. */
function isTooMuch(waiting: readonly SubscriptionCommand[], { subscriptions }: Open, limits: Limits): boolean {
  const held = subscriptions.reduce((sum, { state }) => sum + bytesHeld(state), 0);
  return waiting.length > limits.pendingFrames || held > limits.heldBytes;
}

function afterClose(event: SessionEvent): SessionStep {
  switch (event.type) {
    case "finished":
      // What was still running when the session closed may hold a subscription; leaving twice does nothing.
      return {
        state: closed,
        effects: event.outcome === "rejected" ? [] : [{ type: "leave", identifier: event.identifier }],
      };
    case "authenticated":
    case "renewed":
    case "received":
    case "signalled":
    case "unreadable":
    case "disconnected":
    case "lost":
      return { state: closed, effects: [] };
  }
}

function authenticated(expiresAt: number | undefined): ServerFrame {
  return expiresAt === undefined ? { type: "authenticated" } : { type: "authenticated", expires_at: expiresAt };
}

function end(state: Authenticating | Open, dismissal: Dismissal, code = 1000): SessionStep {
  const { reason, detail, retryAfterMs } = dismissal;
  const frame: DisconnectFrame = {
    type: "disconnect",
    reason,
    reconnect: disconnectReasons[reason].reconnect,
    ...(detail === undefined ? {} : { detail }),
    ...(retryAfterMs === undefined || !state.extended ? {} : { retry_after_ms: retryAfterMs }),
  };
  return { state: closed, effects: [{ type: "close", frame, code }, ...leaveAll(state)] };
}

/** Those that stand; those with something running leave when that has ended. */
function leaveAll(state: Authenticating | Open): SessionEffect[] {
  if (state.phase === "authenticating") return [];
  const standing = state.subscriptions.filter((one) => one.state.phase === "subscribed");
  return standing.map(({ identifier }) => ({ type: "leave", identifier }));
}

function subscriptionOf(state: Open, identifier: string): SubscriptionState {
  return state.subscriptions.find((one) => one.identifier === identifier)?.state ?? absent;
}

function withSubscription(state: Open, identifier: string, next: SubscriptionState): Open {
  if (subscriptionOf(state, identifier) === next) return state;
  return { ...state, subscriptions: replaced(state.subscriptions, identifier, next) };
}

/** In these ways the list is made as long as it needs to be; a spread or a filter would keep room for sixteen more. */
function replaced(standing: readonly Standing[], identifier: string, next: SubscriptionState): readonly Standing[] {
  const at = standing.findIndex((one) => one.identifier === identifier);
  if (next.phase === "absent") return at < 0 ? standing : standing.toSpliced(at, 1);
  const entry = { identifier, state: next };
  return at < 0 ? standing.concat(entry) : standing.with(at, entry);
}

function addressed(
  step: { readonly effects: readonly SubscriptionEffect[] },
  identifier: string,
): readonly SessionEffect[] {
  return step.effects.map((effect) => ({ ...effect, identifier }));
}
