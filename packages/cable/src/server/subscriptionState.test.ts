import { describe, expect, it } from "vitest";
import type { Outcome, SubscriptionCommand, SubscriptionState, SubscriptionStep } from "./subscriptionState.ts";
import { absent, command, finish } from "./subscriptionState.ts";

type Phase = SubscriptionState["phase"];
type Happening = SubscriptionCommand["type"] | Outcome;
interface Cell {
  readonly to: Phase;
  readonly does: readonly string[];
  readonly waits?: number;
}
type Expected = Cell | "impossible";

const history = { streams: { orders: { offset: 1, epoch: "e" } } };
const commands: Record<SubscriptionCommand["type"], SubscriptionCommand> = {
  subscribe: { type: "subscribe", history: undefined, bytes: 1 },
  unsubscribe: { type: "unsubscribe", bytes: 1 },
  message: { type: "message", data: "{}", bytes: 1 },
  history: { type: "history", history, bytes: 1 },
  presence: { type: "presence", ask: { type: "list" }, bytes: 1 },
};
const states: Record<Phase, SubscriptionState> = {
  absent,
  subscribing: { phase: "subscribing", history: undefined, bytes: 1, waiting: [] },
  subscribed: { phase: "subscribed" },
  working: { phase: "working", bytes: 1, waiting: [] },
  unsubscribing: { phase: "unsubscribing", bytes: 1, waiting: [] },
};

const waiting = (to: Phase): Cell => ({ to, does: [], waits: 1 });

const table: Record<Phase, Record<Happening, Expected>> = {
  absent: {
    subscribe: { to: "subscribing", does: ["subscribe"] },
    unsubscribe: { to: "absent", does: [] },
    message: { to: "absent", does: [] },
    history: { to: "absent", does: ["rejectHistory"] },
    presence: { to: "absent", does: [] },
    admitted: "impossible",
    rejected: "impossible",
    done: "impossible",
  },
  subscribing: {
    subscribe: waiting("subscribing"),
    unsubscribe: waiting("subscribing"),
    message: waiting("subscribing"),
    history: waiting("subscribing"),
    presence: waiting("subscribing"),
    admitted: { to: "subscribed", does: ["admit"] },
    rejected: { to: "absent", does: ["reject"] },
    done: { to: "absent", does: ["reject"] },
  },
  subscribed: {
    subscribe: { to: "subscribed", does: ["confirm"] },
    unsubscribe: { to: "unsubscribing", does: ["leave"] },
    message: { to: "working", does: ["perform"] },
    history: { to: "working", does: ["replay"] },
    presence: { to: "working", does: ["presence"] },
    admitted: "impossible",
    rejected: "impossible",
    done: "impossible",
  },
  working: {
    subscribe: waiting("working"),
    unsubscribe: waiting("working"),
    message: waiting("working"),
    history: waiting("working"),
    presence: waiting("working"),
    admitted: { to: "subscribed", does: [] },
    rejected: { to: "subscribed", does: [] },
    done: { to: "subscribed", does: [] },
  },
  unsubscribing: {
    subscribe: waiting("unsubscribing"),
    unsubscribe: waiting("unsubscribing"),
    message: waiting("unsubscribing"),
    history: waiting("unsubscribing"),
    presence: waiting("unsubscribing"),
    admitted: { to: "absent", does: [] },
    rejected: { to: "absent", does: [] },
    done: { to: "absent", does: [] },
  },
};

function step(state: SubscriptionState, happening: Happening): SubscriptionStep {
  switch (happening) {
    case "admitted":
    case "rejected":
    case "done":
      return finish(state, happening);
    case "subscribe":
    case "unsubscribe":
    case "message":
    case "history":
    case "presence":
      return command(state, commands[happening]);
  }
}

describe("one identifier", () => {
  const cells = Object.entries(table).flatMap(([phase, row]) =>
    Object.entries(row).map(([happening, expected]) => ({ phase, happening, expected })),
  ) as { phase: Phase; happening: Happening; expected: Expected }[];

  it.each(cells)("P12 $phase, then $happening", ({ phase, happening, expected }) => {
    if (expected === "impossible") {
      expect(() => step(states[phase], happening)).toThrow("Nothing of this identifier was running");
      return;
    }
    const { state, effects } = step(states[phase], happening);
    expect(state.phase).toBe(expected.to);
    expect(effects.map(({ type }) => type)).toEqual(expected.does);
    expect("waiting" in state ? state.waiting.length : 0).toBe(expected.waits ?? 0);
  });

  function play(...happenings: readonly Happening[]): { phase: Phase; does: string[] } {
    let state = absent;
    const does: string[] = [];
    for (const happening of happenings) {
      const next = step(state, happening);
      state = next.state;
      does.push(...next.effects.map(({ type }) => type));
    }
    return { phase: state.phase, does };
  }

  it("P12 runs a message that came while subscribing after the confirmation", () => {
    expect(play("subscribe", "message", "admitted")).toEqual({
      phase: "working",
      does: ["subscribe", "admit", "perform"],
    });
  });

  it("P14 ignores a message that came while subscribing once the subscription is rejected", () => {
    expect(play("subscribe", "message", "rejected")).toEqual({ phase: "absent", does: ["subscribe", "reject"] });
  });

  it("P13 confirms a duplicate that came while subscribing, without asking the channel twice", () => {
    expect(play("subscribe", "subscribe", "admitted").does).toEqual(["subscribe", "admit", "confirm"]);
  });

  it("P12 leaves no ghost when unsubscribed while subscribing", () => {
    expect(play("subscribe", "unsubscribe", "admitted", "done")).toEqual({
      phase: "absent",
      does: ["subscribe", "admit", "leave"],
    });
  });

  it("P12 subscribes anew only when the old subscription has ended", () => {
    expect(play("subscribe", "admitted", "unsubscribe", "subscribe", "message").does).toEqual([
      "subscribe",
      "admit",
      "leave",
    ]);
    expect(play("subscribe", "admitted", "unsubscribe", "subscribe", "done").does).toEqual([
      "subscribe",
      "admit",
      "leave",
      "subscribe",
    ]);
  });

  it("E4 replays a history asked with the subscribe right after the confirmation, not live before", () => {
    const asked = command(absent, { type: "subscribe", history, bytes: 1 });
    expect(finish(asked.state, "admitted").effects).toEqual([
      { type: "admit", live: false },
      { type: "replay", history },
    ]);
  });
});
