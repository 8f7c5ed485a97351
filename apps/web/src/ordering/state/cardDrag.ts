import type { BoardColumnName } from "./boardView.ts";

/** What a card may be dragged to: the step back and the step on, each while it is allowed. */
export interface Draggable {
  readonly orderId: number;
  readonly from: BoardColumnName;
  readonly targets: readonly BoardColumnName[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Over which column the card hangs; over its own or over none, letting go changes nothing. */
interface Hanging {
  readonly card: Draggable;
  readonly over: BoardColumnName | null;
}

export type CardDrag =
  | { readonly kind: "resting" }
  /** Held, and not yet known whether it is a tap, a scroll or a drag. */
  | { readonly kind: "pressed"; readonly card: Draggable; readonly at: Point; readonly by: "mouse" | "finger" }
  | ({ readonly kind: "dragged" } & Hanging)
  /** Picked up with the keyboard. */
  | ({ readonly kind: "carried" } & Hanging);

export type DragEvent =
  | { readonly type: "press"; readonly card: Draggable; readonly at: Point; readonly by: "mouse" | "finger" }
  | { readonly type: "move"; readonly at: Point; readonly over: BoardColumnName | null }
  /** A finger has rested on the card for so long that it is no scroll. */
  | { readonly type: "held" }
  | { readonly type: "release" }
  | { readonly type: "pickUp"; readonly card: Draggable }
  | { readonly type: "step"; readonly by: 1 | -1 }
  | { readonly type: "drop" }
  | { readonly type: "cancel" };

export type DragEffect =
  | { readonly type: "lift"; readonly card: Draggable }
  | { readonly type: "putDown" }
  | { readonly type: "take"; readonly card: Draggable; readonly to: BoardColumnName };

export interface DragTransition {
  readonly drag: CardDrag;
  readonly effects: readonly DragEffect[];
}

const resting: CardDrag = { kind: "resting" };
/** A mouse that moves so far drags; a finger that moves so far scrolls. */
const slackPx = 8;

/** The only function that decides what becomes of a held card. */
export function nextDrag(drag: CardDrag, event: DragEvent): DragTransition {
  switch (drag.kind) {
    case "resting":
      return begin(event);
    case "pressed":
      return whilePressed(drag, event);
    case "dragged":
      return whileDragged(drag, event);
    case "carried":
      return whileCarried(drag, event);
    default:
      return drag satisfies never;
  }
}

function to(drag: CardDrag, ...effects: readonly DragEffect[]): DragTransition {
  return { drag, effects };
}

function begin(event: DragEvent): DragTransition {
  if (event.type === "press") return to({ kind: "pressed", card: event.card, at: event.at, by: event.by });
  if (event.type !== "pickUp") return to(resting);
  const { card } = event;
  return to({ kind: "carried", card, over: card.from }, { type: "lift", card });
}

function whilePressed(drag: Extract<CardDrag, { kind: "pressed" }>, event: DragEvent): DragTransition {
  const { card, by, at } = drag;
  switch (event.type) {
    case "move":
      if (Math.hypot(event.at.x - at.x, event.at.y - at.y) < slackPx) return to(drag);
      return by === "mouse" ? to({ kind: "dragged", card, over: event.over }, { type: "lift", card }) : to(resting);
    case "held":
      return by === "finger" ? to({ kind: "dragged", card, over: card.from }, { type: "lift", card }) : to(drag);
    case "release":
    case "cancel":
      return to(resting);
    default:
      return to(drag);
  }
}

function whileDragged(drag: Extract<CardDrag, { kind: "dragged" }>, event: DragEvent): DragTransition {
  switch (event.type) {
    case "move":
      return to(event.over === drag.over ? drag : { ...drag, over: event.over });
    case "release":
      return letGo(drag);
    case "cancel":
      return to(resting, { type: "putDown" });
    default:
      return to(drag);
  }
}

function whileCarried(drag: Extract<CardDrag, { kind: "carried" }>, event: DragEvent): DragTransition {
  switch (event.type) {
    case "step":
      return to({ ...drag, over: stepped(drag, event.by) });
    case "drop":
      return letGo(drag);
    case "press":
    case "cancel":
      return to(resting, { type: "putDown" });
    default:
      return to(drag);
  }
}

function letGo({ card, over }: Hanging): DragTransition {
  if (over === null || !card.targets.includes(over)) return to(resting, { type: "putDown" });
  return to(resting, { type: "putDown" }, { type: "take", card, to: over });
}

const order: readonly BoardColumnName[] = ["pending", "preparing", "ready", "completed"];

/** The next of the columns that it can go to or stay in; at the ends it stays. */
function stepped({ card, over }: Hanging, by: 1 | -1): BoardColumnName {
  const stops = order.filter((name) => name === card.from || card.targets.includes(name));
  const at = stops.indexOf(over ?? card.from);
  return stops[Math.min(Math.max(0, at + by), stops.length - 1)] ?? card.from;
}
