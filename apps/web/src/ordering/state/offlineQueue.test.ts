import { describe, expect, it } from "vitest";
import {
  foundQueue,
  mostSaved,
  nextQueue,
  type OfflineQueue,
  type QueueEffect,
  type QueueEvent,
  type QueueTransition,
  type Saved,
} from "./offlineQueue.ts";
import { sampleNow as now, sampleAcknowledge, sampleAction, sampleMove } from "./savedSamples.ts";

const a = sampleAction("a", 1, sampleMove());
const b = sampleAction("b", 2, sampleMove({ from: "ready", to: "completed", expectedVersion: 2 }));
const c = sampleAction("c", 3, sampleAcknowledge);
const d = sampleAction("d", 4, sampleAcknowledge);
const hold = (waited: boolean, ...actions: (typeof a)[]): Saved[] => actions.map((action) => ({ action, waited }));
const empty = foundQueue({ actions: [], refused: [] });
const refusal = { action: a, why: { kind: "behind" } } as const;

const states = {
  resting: { ...empty, refused: [{ ...refusal, onCard: true, listed: true }] },
  waitingForTurn: { ...empty, kind: "waitingForTurn", failures: 0, saved: hold(false, a, b, c) },
  sending: { ...empty, kind: "sending", id: "a", failures: 0, attempts: 7, saved: hold(false, a, b, c) },
  sendingAgain: { ...empty, kind: "sending", id: "a", failures: 2, attempts: 7, saved: hold(true, a, b, c) },
  pausing: { ...empty, kind: "pausing", failures: 2, attempts: 7, saved: hold(true, a, b, c) },
} satisfies Record<string, OfflineQueue>;

const events = {
  act: { type: "act", action: d },
  notKept: { type: "notKept", id: "c" },
  read: { type: "read", actions: [a, c, d], refused: [] },
  readNothing: { type: "read", actions: [], refused: [refusal] },
  turn: { type: "turn", actions: [a, b, c], refused: [] },
  turnEmpty: { type: "turn", actions: [], refused: [] },
  sentElsewhere: { type: "sentElsewhere", id: "a" },
  answered: { type: "answered", attempt: 7 },
  answeredLate: { type: "answered", attempt: 6 },
  refused: { type: "refused", attempt: 7, why: { kind: "refused", message: "No." } },
  refusedLate: { type: "refused", attempt: 6, why: { kind: "refused", message: "No." } },
  unanswered: { type: "unanswered", attempt: 7, waitMs: null },
  unansweredLate: { type: "unanswered", attempt: 6, waitMs: null },
  slow: { type: "slow", attempt: 7 },
  slowLate: { type: "slow", attempt: 6 },
  due: { type: "due" },
  hasten: { type: "hasten" },
  discardFirst: { type: "discard", id: "a" },
  discardLast: { type: "discard", id: "c" },
  discardUnknown: { type: "discard", id: "x" },
  cardRead: { type: "cardRead", ids: ["a"] },
  dismiss: { type: "dismiss", id: "a" },
  stop: { type: "stop" },
} satisfies Record<string, QueueEvent>;

type StateName = keyof typeof states;
type EventName = keyof typeof events;
/** `-`: nothing changes. Else kind (`!failures`), what is saved (capitals have waited) and refused, then the effects. */
type Expected = string;

const table: Record<StateName, Record<EventName, Expected>> = {
  resting: {
    act: "waitingForTurn d/a keep(d) askTurn",
    notKept: "resting /a tell(notKept)",
    read: "waitingForTurn acd/ askTurn",
    readNothing: "-",
    turn: "resting /a endTurn",
    turnEmpty: "resting /a endTurn",
    sentElsewhere: "-",
    answered: "-",
    answeredLate: "-",
    refused: "-",
    refusedLate: "-",
    unanswered: "-",
    unansweredLate: "-",
    slow: "-",
    slowLate: "-",
    due: "-",
    hasten: "-",
    discardFirst: "-",
    discardLast: "-",
    discardUnknown: "-",
    cardRead: "resting /(a)",
    dismiss: "resting / forgetRefusal(a)",
    stop: "resting /a abandon endTurn",
  },
  waitingForTurn: {
    act: "waitingForTurn abcd/ keep(d)",
    notKept: "waitingForTurn ab/ tell(notKept)",
    read: "waitingForTurn acd/",
    readNothing: "waitingForTurn /(a)",
    turn: "sending abc/ send(a)",
    turnEmpty: "resting / endTurn",
    sentElsewhere: "waitingForTurn bc/ tell(sent)",
    answered: "-",
    answeredLate: "-",
    refused: "-",
    refusedLate: "-",
    unanswered: "-",
    unansweredLate: "-",
    slow: "-",
    slowLate: "-",
    due: "-",
    hasten: "-",
    discardFirst: "waitingForTurn c/ forget(ab)",
    discardLast: "waitingForTurn ab/ forget(c)",
    discardUnknown: "-",
    cardRead: "-",
    dismiss: "waitingForTurn abc/ forgetRefusal(a)",
    stop: "resting abc/ abandon endTurn",
  },
  sending: {
    act: "sending abcd/ keep(d)",
    notKept: "sending ab/ tell(notKept)",
    read: "sending acd/",
    readNothing: "sending /(a)",
    turn: "sending abc/ endTurn",
    turnEmpty: "sending abc/ endTurn",
    sentElsewhere: "sending bc/ tell(sent)",
    answered: "sending bc/ forgetSent(a) tell(sent) send(b)",
    answeredLate: "-",
    refused: "sending c/ab forget(ab) tell(refused) send(c)",
    refusedLate: "-",
    unanswered: "pausing!1 ABC/ endTurn pause(1)",
    unansweredLate: "-",
    slow: "sending ABC/",
    slowLate: "-",
    due: "-",
    hasten: "sending abc/ abandon send(a)",
    discardFirst: "-",
    discardLast: "sending ab/ forget(c)",
    discardUnknown: "-",
    cardRead: "-",
    dismiss: "sending abc/ forgetRefusal(a)",
    stop: "resting abc/ abandon endTurn",
  },
  sendingAgain: {
    act: "sending!2 ABCD/ keep(d)",
    notKept: "sending!2 AB/ tell(notKept)",
    read: "sending!2 ACD/",
    readNothing: "sending!2 /(a)",
    turn: "sending!2 ABC/ endTurn",
    turnEmpty: "sending!2 ABC/ endTurn",
    sentElsewhere: "sending!2 BC/ tell(sent)",
    answered: "sending BC/ forgetSent(a) tell(sent) send(b)",
    answeredLate: "-",
    refused: "sending C/ab keepRefusals(ab) forget(ab) tell(refused) send(c)",
    refusedLate: "-",
    unanswered: "pausing!3 ABC/ endTurn pause(3)",
    unansweredLate: "-",
    slow: "-",
    slowLate: "-",
    due: "-",
    hasten: "sending!2 ABC/ abandon send(a)",
    discardFirst: "-",
    discardLast: "sending!2 AB/ forget(c)",
    discardUnknown: "-",
    cardRead: "-",
    dismiss: "sending!2 ABC/ forgetRefusal(a)",
    stop: "resting ABC/ abandon endTurn",
  },
  pausing: {
    act: "pausing!2 ABCD/ keep(d)",
    notKept: "pausing!2 AB/ tell(notKept)",
    read: "pausing!2 ACD/",
    readNothing: "pausing!2 /(a)",
    turn: "pausing!2 ABC/ endTurn",
    turnEmpty: "pausing!2 ABC/ endTurn",
    sentElsewhere: "pausing!2 BC/ tell(sent)",
    answered: "-",
    answeredLate: "-",
    refused: "-",
    refusedLate: "-",
    unanswered: "-",
    unansweredLate: "-",
    slow: "-",
    slowLate: "-",
    due: "waitingForTurn!2 ABC/ askTurn",
    hasten: "waitingForTurn ABC/ askTurn",
    discardFirst: "pausing!2 C/ forget(ab)",
    discardLast: "pausing!2 AB/ forget(c)",
    discardUnknown: "-",
    cardRead: "-",
    dismiss: "pausing!2 ABC/ forgetRefusal(a)",
    stop: "resting ABC/ abandon endTurn",
  },
};

describe("nextQueue", () => {
  const cells = Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([event, expected]) => ({ state, event, expected })),
  );
  it.each(cells)("R12 $state on $event: $expected", ({ state, event, expected }) => {
    // Object.entries forgets the names of the keys.
    const before = states[state as StateName];
    const next = nextQueue(before, events[event as EventName], now);
    if (expected === "-") expect(show(next)).toBe(show({ queue: before, effects: [] }));
    else expect(show(next)).toBe(expected);
  });

  it("R12 rests when the last answer has come", () => {
    const last: OfflineQueue = { ...states.sending, saved: hold(false, a) };
    expect(show(nextQueue(last, events.answered, now))).toBe("resting / forgetSent(a) tell(sent) endTurn");
  });

  it("R12 takes no more than it can show, and says so", () => {
    const many = Array.from({ length: mostSaved }, (_, place) => sampleAction(`n${place}`, place, sampleAcknowledge));
    const full: OfflineQueue = { ...states.pausing, saved: hold(true, ...many) };
    const { queue, effects } = nextQueue(full, events.act, now);
    expect(queue).toBe(full);
    expect(effects).toEqual([{ type: "tell", news: { kind: "full" } }]);
  });

  it("R12 never sends what is older than 7 days, nor what is built on it, and shows both", () => {
    const week = 7 * 24 * 60 * 60_000;
    const old = { ...a, at: now - week - 1 };
    const aged: OfflineQueue = { ...states.waitingForTurn, saved: [] };
    const step = nextQueue(aged, { type: "turn", actions: [old, b, c], refused: [] }, now);
    expect(show(step)).toBe("sending c/ab forget(ab) tell(refused) send(c)");
    expect(step.queue.refused.map(({ why }) => why.kind)).toEqual(["old", "behind"]);
    const young = { ...a, at: now - week };
    expect(show(nextQueue(aged, { type: "turn", actions: [young], refused: [] }, now))).toBe("sending a/ send(a)");
  });

  it("R12 keeps the place of each action, whichever tab added it", () => {
    const { queue } = nextQueue(states.waitingForTurn, { type: "turn", actions: [c, b, a], refused: [] }, now);
    expect(queue.saved.map(({ action }) => action.id)).toEqual(["a", "b", "c"]);
  });

  it("R12 counts what an earlier page has left as having waited", () => {
    const found = foundQueue({ actions: [b, a], refused: [refusal] });
    expect(show({ queue: found, effects: [] })).toBe("resting AB/(a)");
  });
});

/** A refusal that is in the list only stands in brackets. */
function show({ queue, effects }: QueueTransition): string {
  const failures = "failures" in queue && queue.failures > 0 ? `!${queue.failures}` : "";
  const saved = queue.saved.map(({ action, waited }) => (waited ? action.id.toUpperCase() : action.id)).join("");
  const refused = queue.refused.map(({ action, onCard }) => (onCard ? action.id : `(${action.id})`)).join("");
  return [`${queue.kind}${failures} ${saved}/${refused}`, ...effects.map(showEffect)].join(" ");
}

function showEffect(effect: QueueEffect): string {
  switch (effect.type) {
    case "keep":
    case "send":
      return `${effect.type}(${effect.action.id})`;
    case "forget":
      return `forget(${effect.ids.join("")})`;
    case "keepRefusals":
      return `keepRefusals(${effect.refused.map(({ action }) => action.id).join("")})`;
    case "forgetSent":
    case "forgetRefusal":
      return `${effect.type}(${effect.id})`;
    case "pause":
      return `pause(${effect.failures})`;
    case "tell":
      return `tell(${effect.news.kind})`;
    case "askTurn":
    case "endTurn":
    case "abandon":
      return effect.type;
    default:
      return effect satisfies never;
  }
}
