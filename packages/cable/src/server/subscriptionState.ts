import type { HistoryRequest, PresenceEntry } from "../protocol/index.ts";

/** What a history asks for; a malformed one is still answered, with a rejection. */
export type AskedHistory = HistoryRequest | "malformed";

/** What is asked about presence: to be shown, to be shown no more, or who is there. */
export type PresenceAsk =
  | { readonly type: "join"; readonly entry: PresenceEntry }
  | { readonly type: "leave" }
  | { readonly type: "list" };

/** The commands of one identifier, with what it takes to keep them: the bytes of their frames. */
export type SubscriptionCommand = { readonly bytes: number } & (
  | { readonly type: "subscribe"; readonly history: AskedHistory | undefined }
  | { readonly type: "unsubscribe" }
  | { readonly type: "message"; readonly data: string }
  | { readonly type: "history"; readonly history: AskedHistory }
  | { readonly type: "presence"; readonly ask: PresenceAsk }
);

/** How what an effect started has ended. `done` ends everything but a subscribe. */
export type Outcome = "admitted" | "rejected" | "done";

/**
 * One identifier on one connection. While something of it runs, its further commands wait, so they take effect strictly
 * in the order in which they came. A rejected subscription is `absent` again.
 */
export type SubscriptionState =
  | { readonly phase: "absent" }
  | ({ readonly phase: "subscribing"; readonly history: AskedHistory | undefined } & Running)
  | { readonly phase: "subscribed" }
  | ({ readonly phase: "working" } & Running)
  | ({ readonly phase: "unsubscribing" } & Running);

interface Running {
  /** Of the command that runs. */
  readonly bytes: number;
  readonly waiting: readonly SubscriptionCommand[];
}

export type SubscriptionEffect =
  /** Ask the channel; ends in `admitted` or `rejected`. */
  | { readonly type: "subscribe" }
  /** Confirm, and follow the streams from here on; with `live` false a `replay` comes next and joins them itself. */
  | { readonly type: "admit"; readonly live: boolean }
  /** Say again that the subscription stands. */
  | { readonly type: "confirm" }
  | { readonly type: "reject" }
  | { readonly type: "rejectHistory" }
  /** Run a channel action; ends in `done`. */
  | { readonly type: "perform"; readonly data: string }
  /** Answer a history; ends in `done`. */
  | { readonly type: "replay"; readonly history: AskedHistory }
  /** Join, leave or list who is present; ends in `done`. */
  | { readonly type: "presence"; readonly ask: PresenceAsk }
  /** Follow nothing any more and tell the channel; ends in `done`. */
  | { readonly type: "leave" };

export interface SubscriptionStep {
  readonly state: SubscriptionState;
  readonly effects: readonly SubscriptionEffect[];
}

export const absent: SubscriptionState = { phase: "absent" };
const subscribed: SubscriptionState = { phase: "subscribed" };

/** The bytes of the commands that run and wait. */
export function bytesHeld(state: SubscriptionState): number {
  return "waiting" in state ? state.waiting.reduce((sum, { bytes }) => sum + bytes, state.bytes) : 0;
}

/** Takes a command from the client. */
export function command(state: SubscriptionState, next: SubscriptionCommand): SubscriptionStep {
  switch (state.phase) {
    case "absent":
      return commandAbsent(next);
    case "subscribed":
      return commandSubscribed(next);
    case "subscribing":
    case "working":
    case "unsubscribing":
      return { state: { ...state, waiting: [...state.waiting, next] }, effects: [] };
  }
}

/** Takes the end of what runs, then the waiting commands up to the next one that runs. */
export function finish(state: SubscriptionState, outcome: Outcome): SubscriptionStep {
  switch (state.phase) {
    case "subscribing": {
      if (outcome !== "admitted") return drain({ state: absent, effects: [{ type: "reject" }] }, state.waiting);
      if (state.history === undefined) {
        return drain({ state: subscribed, effects: [{ type: "admit", live: true }] }, state.waiting);
      }
      const replay = { type: "replay", history: state.history } as const;
      const { bytes, waiting } = state;
      return { state: { phase: "working", bytes, waiting }, effects: [{ type: "admit", live: false }, replay] };
    }
    case "working":
      return drain({ state: subscribed, effects: [] }, state.waiting);
    case "unsubscribing":
      return drain({ state: absent, effects: [] }, state.waiting);
    case "absent":
    case "subscribed":
      throw new Error(`Nothing of this identifier was running, but it ended as ${outcome}`);
  }
}

function commandAbsent(next: SubscriptionCommand): SubscriptionStep {
  switch (next.type) {
    case "subscribe":
      return {
        state: { phase: "subscribing", history: next.history, bytes: next.bytes, waiting: [] },
        effects: [{ type: "subscribe" }],
      };
    case "history":
      return { state: absent, effects: [{ type: "rejectHistory" }] };
    case "unsubscribe":
    case "message":
    case "presence":
      return { state: absent, effects: [] };
  }
}

function commandSubscribed(next: SubscriptionCommand): SubscriptionStep {
  const { bytes } = next;
  const working: SubscriptionState = { phase: "working", bytes, waiting: [] };
  switch (next.type) {
    case "subscribe":
      return next.history === undefined
        ? { state: subscribed, effects: [{ type: "confirm" }] }
        : { state: working, effects: [{ type: "confirm" }, { type: "replay", history: next.history }] };
    case "history":
      return { state: working, effects: [{ type: "replay", history: next.history }] };
    case "message":
      return { state: working, effects: [{ type: "perform", data: next.data }] };
    case "presence":
      return { state: working, effects: [{ type: "presence", ask: next.ask }] };
    case "unsubscribe":
      return { state: { phase: "unsubscribing", bytes, waiting: [] }, effects: [{ type: "leave" }] };
  }
}

function drain(step: SubscriptionStep, waiting: readonly SubscriptionCommand[]): SubscriptionStep {
  return waiting.reduce<SubscriptionStep>((before, next) => {
    const { state, effects } = command(before.state, next);
    return { state, effects: [...before.effects, ...effects] };
  }, step);
}
