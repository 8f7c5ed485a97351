import type { Circumstances } from "./connection.ts";

/**
 * What a tab is among those that share a connection. `number` is that of the last leadership it has heard of: its
 * leader's, or its own. `asked` counts the questions since it last heard its leader. Times are milliseconds since the
 * Unix epoch.
 */
export type TabState =
  | { readonly kind: "out"; readonly number: number }
  /** Frozen: it has left, and comes back when it wakes. */
  | { readonly kind: "away"; readonly number: number }
  /** It waits for the lock that tells the leader of its end. */
  | { readonly kind: "entering"; readonly number: number }
  /** It waits for leadership, or for a word of whoever has it. */
  | { readonly kind: "candidate"; readonly number: number; readonly due: number; readonly asked: number }
  | { readonly kind: "follower"; readonly number: number; readonly due: number; readonly asked: number }
  /** It was given the lock; before it leads, it makes sure that nobody has stolen it while this tab slept. */
  | { readonly kind: "elected"; readonly number: number }
  /** `seenAt`: when it last ran. */
  | { readonly kind: "leader"; readonly number: number; readonly due: number; readonly seenAt: number }
  /** The browser refuses what sharing needs. */
  | { readonly kind: "alone"; readonly number: number };

export type TabEvent =
  | { readonly type: "join" }
  | { readonly type: "leave" }
  | { readonly type: "frozen" }
  | { readonly type: "woke" }
  | { readonly type: "entered" }
  | { readonly type: "unable" }
  /** The lock of leadership was got, or another tab has stolen it. */
  | { readonly type: "held" }
  | { readonly type: "lost" }
  /** The browser has told all that there was to tell of locks. */
  | { readonly type: "proved" }
  /** A word of the leader with that number. */
  | { readonly type: "led"; readonly number: number }
  /** Another tab knows of a leadership with that number. */
  | { readonly type: "told"; readonly number: number }
  /** The tab is about to act as what it is. */
  | { readonly type: "seen" }
  /** The present state's `due` has come. */
  | { readonly type: "due" };

export type TabEffect =
  /** Open the channel and take the lock that ends with this tab; later let go of both, of leadership and connection. */
  | "enter"
  | "exit"
  /** Connect without the others. */
  | "goAlone"
  /** Wait for leadership, or take it from a leader that does not answer. */
  | "queue"
  | "steal"
  /** Ask for a word of the leader. */
  | "ask"
  | "prove"
  | "lead"
  /** Give leadership up, and the connection with it. */
  | "stepDown"
  /** Count on the leader that was heard, or on none any more. */
  | "follow"
  | "lose";

export interface TabTransition {
  readonly state: TabState;
  readonly effects: readonly TabEffect[];
}

type StateOf<Kind extends TabState["kind"]> = Extract<TabState, { kind: Kind }>;

/** Questions without an answer after which a leader is deposed: three beats of silence in all, as for a server. */
const patience = 2;

export const out: TabState = { kind: "out", number: 0 };

/** The only function that decides what a tab is. Pure. */
export function tabTransition(state: TabState, event: TabEvent, around: Circumstances): TabTransition {
  if (event.type === "leave") return state.kind === "out" ? to(state) : to({ ...out, number: state.number }, "exit");
  switch (state.kind) {
    case "out":
      return event.type === "join" ? enter(state) : to(state);
    case "away":
      return event.type === "join" || event.type === "woke" ? enter(state) : to(state);
    case "entering":
      return whileEntering(state, event, around);
    case "candidate":
    case "follower":
      return event.type === "frozen" ? goAway(state) : whileWaiting(state, event, around);
    case "elected":
      return event.type === "frozen" ? goAway(state) : whileElected(state, event, around);
    case "leader":
      return event.type === "frozen" ? goAway(state) : whileLeading(state, event, around);
    case "alone":
      return to(state);
    default:
      return state satisfies never;
  }
}

function whileEntering(state: StateOf<"entering">, event: TabEvent, around: Circumstances): TabTransition {
  switch (event.type) {
    case "entered":
      return to(candidate(state.number, 1, around), "queue", "ask");
    case "unable":
      return to({ kind: "alone", number: state.number }, "exit", "goAlone");
    case "frozen":
      return goAway(state);
    default:
      return to(state);
  }
}

function whileWaiting(state: StateOf<"candidate" | "follower">, event: TabEvent, around: Circumstances): TabTransition {
  switch (event.type) {
    case "held":
      return to({ kind: "elected", number: state.number }, "lose", "prove");
    case "led": {
      if (event.number < state.number) return to(state);
      const isKnown = state.kind === "follower" && event.number === state.number;
      return isKnown ? to(follower(event.number, around)) : to(follower(event.number, around), "follow");
    }
    case "due": {
      // Who slept until now may only not have been able to hear the answer yet.
      const hasSlept = around.now - state.due > around.policy.beatMs / 2;
      if (state.asked >= patience + (hasSlept ? 1 : 0)) return to(candidate(state.number, 0, around), "lose", "steal");
      return to({ ...state, asked: state.asked + 1, due: nextBeat(around) }, "ask");
    }
    default:
      return to(state);
  }
}

function whileElected(state: StateOf<"elected">, event: TabEvent, around: Circumstances): TabTransition {
  switch (event.type) {
    case "proved":
      // Higher than any before it, even than one of which this tab has never heard; and of no other tab.
      return to(leader(Math.max(state.number + 1, around.now + around.random), around), "lead");
    case "lost":
      return to(candidate(state.number, 1, around), "queue", "ask");
    default:
      return to(state);
  }
}

function whileLeading(state: StateOf<"leader">, event: TabEvent, around: Circumstances): TabTransition {
  const { now, policy } = around;
  if (event.type === "led" && event.number > state.number) {
    return to(follower(event.number, around), "stepDown", "queue", "follow");
  }
  const number = event.type === "told" ? Math.max(state.number, event.number) : state.number;
  // Who did not run for a while may have been deposed without having heard of it.
  const hasSlept = now - state.seenAt > 1.75 * policy.beatMs;
  if (event.type === "lost" || number > state.number || hasSlept) {
    return to(candidate(number, 1, around), "stepDown", "queue", "ask");
  }
  return to(event.type === "due" ? leader(number, around) : { ...state, seenAt: now });
}

function to(state: TabState, ...effects: readonly TabEffect[]): TabTransition {
  return { state, effects };
}

function enter({ number }: TabState): TabTransition {
  return to({ kind: "entering", number }, "enter");
}

function goAway({ number }: TabState): TabTransition {
  return to({ kind: "away", number }, "exit");
}

function candidate(number: number, asked: number, around: Circumstances): StateOf<"candidate"> {
  return { kind: "candidate", number, asked, due: nextBeat(around) };
}

function follower(number: number, around: Circumstances): TabState {
  return { ...candidate(number, 0, around), kind: "follower" };
}

/** Looks at itself more often than others may depose it. */
function leader(number: number, { now, policy }: Circumstances): TabState {
  return { kind: "leader", number, seenAt: now, due: now + policy.beatMs / 2 };
}

/** A little after the leader's beat, and not all followers at once. */
function nextBeat({ now, random, policy }: Circumstances): number {
  return now + Math.round(policy.beatMs * (1.1 + random * 0.3));
}
