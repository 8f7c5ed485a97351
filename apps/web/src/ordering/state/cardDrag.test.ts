import { describe, expect, it } from "vitest";
import { type CardDrag, type DragEvent, type Draggable, type DragTransition, nextDrag } from "./cardDrag.ts";

const card: Draggable = { orderId: 52, from: "preparing", targets: ["pending", "ready"] };
const here = { x: 100, y: 100 };
const there = { x: 400, y: 100 };

const states = {
  resting: { kind: "resting" },
  pressed: { kind: "pressed", card, at: here, by: "mouse" },
  touched: { kind: "pressed", card, at: here, by: "finger" },
  dragged: { kind: "dragged", card, over: "ready" },
  draggedHome: { kind: "dragged", card, over: "preparing" },
  draggedAway: { kind: "dragged", card, over: "completed" },
  carried: { kind: "carried", card, over: "ready" },
  carriedHome: { kind: "carried", card, over: "preparing" },
} satisfies Record<string, CardDrag>;

const events = {
  press: { type: "press", card, at: here, by: "mouse" },
  tremble: { type: "move", at: { x: 103, y: 101 }, over: "preparing" },
  move: { type: "move", at: there, over: "ready" },
  leave: { type: "move", at: there, over: null },
  held: { type: "held" },
  release: { type: "release" },
  pickUp: { type: "pickUp", card },
  right: { type: "step", by: 1 },
  left: { type: "step", by: -1 },
  drop: { type: "drop" },
  cancel: { type: "cancel" },
} satisfies Record<string, DragEvent>;

type StateName = keyof typeof states;
type EventName = keyof typeof events;
/** `-`: nothing changes. Else kind and the column that it hangs over, then the effects. */
const table: Record<StateName, Record<EventName, string>> = {
  resting: {
    press: "pressed",
    tremble: "-",
    move: "-",
    leave: "-",
    held: "-",
    release: "-",
    pickUp: "carried preparing lift",
    right: "-",
    left: "-",
    drop: "-",
    cancel: "-",
  },
  pressed: {
    press: "-",
    tremble: "-",
    move: "dragged ready lift",
    leave: "dragged null lift",
    held: "-",
    release: "resting",
    pickUp: "-",
    right: "-",
    left: "-",
    drop: "-",
    cancel: "resting",
  },
  touched: {
    press: "-",
    tremble: "-",
    move: "resting",
    leave: "resting",
    held: "dragged preparing lift",
    release: "resting",
    pickUp: "-",
    right: "-",
    left: "-",
    drop: "-",
    cancel: "resting",
  },
  dragged: {
    press: "-",
    tremble: "dragged preparing",
    move: "-",
    leave: "dragged null",
    held: "-",
    release: "resting putDown take(ready)",
    pickUp: "-",
    right: "-",
    left: "-",
    drop: "-",
    cancel: "resting putDown",
  },
  draggedHome: {
    press: "-",
    tremble: "-",
    move: "dragged ready",
    leave: "dragged null",
    held: "-",
    release: "resting putDown",
    pickUp: "-",
    right: "-",
    left: "-",
    drop: "-",
    cancel: "resting putDown",
  },
  draggedAway: {
    press: "-",
    tremble: "dragged preparing",
    move: "dragged ready",
    leave: "dragged null",
    held: "-",
    release: "resting putDown",
    pickUp: "-",
    right: "-",
    left: "-",
    drop: "-",
    cancel: "resting putDown",
  },
  carried: {
    press: "resting putDown",
    tremble: "-",
    move: "-",
    leave: "-",
    held: "-",
    release: "-",
    pickUp: "-",
    right: "carried ready",
    left: "carried preparing",
    drop: "resting putDown take(ready)",
    cancel: "resting putDown",
  },
  carriedHome: {
    press: "resting putDown",
    tremble: "-",
    move: "-",
    leave: "-",
    held: "-",
    release: "-",
    pickUp: "-",
    right: "carried ready",
    left: "carried pending",
    drop: "resting putDown",
    cancel: "resting putDown",
  },
};

describe("nextDrag", () => {
  const cells = Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([event, expected]) => ({ state, event, expected })),
  );
  it.each(cells)("O7 $state on $event: $expected", ({ state, event, expected }) => {
    // Object.entries forgets the names of the keys.
    const before: CardDrag = states[state as StateName];
    const next = nextDrag(before, events[event as EventName]);
    if (expected === "-") expect(next).toEqual({ drag: before, effects: [] });
    else expect(show(next)).toBe(expected);
  });

  it("O7 a card that cannot go back has nothing at its left", () => {
    const bound: Draggable = { ...card, targets: ["ready"] };
    expect(show(nextDrag({ kind: "carried", card: bound, over: "preparing" }, events.left))).toBe("carried preparing");
  });
});

function show({ drag, effects }: DragTransition): string {
  const over = "over" in drag ? ` ${drag.over}` : "";
  const told = effects.map((effect) => (effect.type === "take" ? ` take(${effect.to})` : ` ${effect.type}`));
  return `${drag.kind}${over}${told.join("")}`;
}
