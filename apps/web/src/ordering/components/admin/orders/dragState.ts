import { create } from "zustand";
import type { BoardColumnName } from "../../../state/boardView.ts";
import { type CardDrag, type DragEffect, type DragEvent, nextDrag } from "../../../state/cardDrag.ts";

const useDrag = create<{ drag: CardDrag }>(() => ({ drag: { kind: "resting" } }));

export const currentDrag = (): CardDrag => useDrag.getState().drag;

/** Answers what is to be done about it. */
export function tellDrag(event: DragEvent): readonly DragEffect[] {
  const { drag, effects } = nextDrag(currentDrag(), event);
  if (drag !== currentDrag()) useDrag.setState({ drag });
  return effects;
}

/** How a column looks to which the card that hangs may go: framed, and filled where it hangs over it. */
export function useDropClass(name: BoardColumnName): string {
  return useDrag(({ drag }) => {
    if (drag.kind !== "dragged" && drag.kind !== "carried") return "";
    if (!drag.card.targets.includes(name)) return "";
    return drag.over === name ? "drop-target bg-action-soft" : "drop-target";
  });
}
