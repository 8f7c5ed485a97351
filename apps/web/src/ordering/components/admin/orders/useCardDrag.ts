import { useEffect, useEffectEvent } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { canStepBack, nextStatus, previousStatus } from "../../../state/boardMoves.ts";
import { type BoardColumnName, boardColumns } from "../../../state/boardView.ts";
import type { DragEffect, DragEvent, Draggable } from "../../../state/cardDrag.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { useReadBoard } from "../live/shownBoard.ts";
import { useKeys } from "../shell/useKeys.ts";
import { liftCard } from "./cardGhost.ts";
import { currentDrag, tellDrag } from "./dragState.ts";
import { rememberedEta } from "./etaChoice.ts";
import { cardInFocus } from "./focusCard.ts";
import { statusLook } from "./statusLook.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

const heldAfterMs = 350;

/** Cards go to the column before or after theirs by mouse, by finger after a moment, and by D and the arrows. */
export function useCardDrag(moves: OrderMoves): void {
  const readBoard = useReadBoard();
  const { restaurant } = useDesk();

  const draggable = useEffectEvent((orderId: number): Draggable | null => {
    const order = readBoard()?.entries[orderId]?.order;
    const from = boardColumns.find((name) => name === order?.status);
    if (!order || !from) return null;
    const back = canStepBack(order, serverNow()) ? previousStatus(order.status) : null;
    const targets = boardColumns.filter((name) => name === back || name === nextStatus(order.status));
    return targets.length > 0 ? { orderId, from, targets } : null;
  });
  const take = useEffectEvent(({ orderId, from }: Draggable, to: BoardColumnName) => {
    if (boardColumns.indexOf(to) < boardColumns.indexOf(from)) moves.stepBack(orderId);
    else if (from === "pending") moves.start(orderId, rememberedEta(restaurant.id));
    else moves.advance(orderId);
  });

  useEffect(() => dragByPointer(draggable, take), []);

  useKeys((key) => {
    const drag = currentDrag();
    if (drag.kind !== "carried") {
      const orderId = key === "d" ? cardInFocus() : null;
      const card = orderId === null ? null : draggable(orderId);
      const number = orderId === null ? undefined : readBoard()?.entries[orderId]?.order.order_number;
      if (!card || !number) return false;
      tellDrag({ type: "pickUp", card });
      document.querySelector(`[data-order="${card.orderId}"]`)?.setAttribute("data-lifted", "");
      announceAtOnce(`${shortNumber(number)} picked up. The arrows choose the column, D drops, Escape puts it back.`);
      return true;
    }
    const event = carriedKeys[key];
    if (!event) return true;
    const effects = tellDrag(event);
    for (const effect of effects) if (effect.type === "take") take(effect.card, effect.to);
    if (effects.length > 0) document.querySelector("[data-lifted]")?.removeAttribute("data-lifted");
    const now = currentDrag();
    announceAtOnce(now.kind === "carried" && now.over ? statusLook[now.over].word : spokenEnd(effects));
    return true;
  });
}

const carriedKeys: Readonly<Record<string, DragEvent | undefined>> = {
  ArrowLeft: { type: "step", by: -1 },
  ArrowRight: { type: "step", by: 1 },
  d: { type: "drop" },
  " ": { type: "drop" },
  Enter: { type: "drop" },
  Escape: { type: "cancel" },
};

function spokenEnd(effects: readonly DragEffect[]): string {
  return effects.some(({ type }) => type === "take") ? "Dropped." : "Put back.";
}

/** Listens on the page until the returned function is called. */
function dragByPointer(
  draggable: (orderId: number) => Draggable | null,
  take: (card: Draggable, to: BoardColumnName) => void,
): () => void {
  let ghost: ReturnType<typeof liftCard> = null;
  let at = { x: 0, y: 0 };
  let heldTimer: ReturnType<typeof setTimeout> | undefined;

  const tell = (event: DragEvent) => {
    for (const effect of tellDrag(event)) {
      if (effect.type === "lift") ghost = liftCard(effect.card.orderId, at.x, at.y);
      if (effect.type === "putDown") {
        ghost?.remove();
        ghost = null;
      }
      if (effect.type === "take") take(effect.card, effect.to);
    }
  };
  const press = (event: PointerEvent) => {
    const { target, isPrimary, button, pointerType } = event;
    const card = target instanceof Element ? target.closest<HTMLElement>("[data-order]") : null;
    // A phone shows one column: there is nowhere to drag to.
    if (!card || !isPrimary || button !== 0 || document.querySelectorAll("[data-column]").length < 2) return;
    const held = draggable(Number(card.dataset.order));
    if (!held) return;
    at = { x: event.clientX, y: event.clientY };
    tell({ type: "press", card: held, at, by: pointerType === "mouse" ? "mouse" : "finger" });
    if (pointerType !== "mouse") heldTimer = setTimeout(() => tell({ type: "held" }), heldAfterMs);
  };
  const move = (event: PointerEvent) => {
    if (currentDrag().kind === "resting") return;
    const point = { x: event.clientX, y: event.clientY };
    tell({ type: "move", at: point, over: columnAt(point.x, point.y) });
    ghost?.moveTo(point.x, point.y);
    if (currentDrag().kind === "dragged") getSelection()?.removeAllRanges();
  };
  const end = (event: DragEvent) => () => {
    clearTimeout(heldTimer);
    const { kind } = currentDrag();
    if (kind === "dragged") swallowClick();
    if (kind === "pressed" || kind === "dragged") tell(event);
  };
  const putBack = (event: KeyboardEvent) => {
    if (event.key === "Escape" && currentDrag().kind === "dragged") tell({ type: "cancel" });
  };
  // Once a finger drags, the page must not scroll with it.
  const hold = (event: TouchEvent) => {
    if (currentDrag().kind === "dragged") event.preventDefault();
  };
  const release = end({ type: "release" });
  const cancel = end({ type: "cancel" });
  document.addEventListener("pointerdown", press);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", cancel);
  document.addEventListener("keydown", putBack);
  document.addEventListener("touchmove", hold, { passive: false });
  return () => {
    cancel();
    document.removeEventListener("pointerdown", press);
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", release);
    document.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", putBack);
    document.removeEventListener("touchmove", hold);
  };
}

function columnAt(x: number, y: number): BoardColumnName | null {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]")?.dataset.column;
  return boardColumns.find((name) => name === column) ?? null;
}

/** The click that the browser makes of a drag's end presses nothing. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
}
