import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { withMoved } from "../../../state/rowOrder.ts";

interface RowOrder {
  readonly ids: readonly number[];
  /** Carries it out; null where it was refused. */
  save(ids: readonly number[]): Promise<unknown>;
  onMoved(id: number, place: number): void;
}

/** Rows in an order that is changed by dragging their grips, and by the arrows on them. */
export function useRowOrder({ ids, save, onMoved }: RowOrder) {
  // While a row is dragged, and until what was asked for is on the way back.
  const [held, setHeld] = useState<readonly number[] | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const dragged = useRef<number | null>(null);
  const focused = useRef<number | null>(null);
  const send = useLatestOnly(save, () => setHeld(null));
  const shown = held ? [...held.filter((id) => ids.includes(id)), ...ids.filter((id) => !held.includes(id))] : ids;

  // The browser takes the focus from a row that moves.
  useLayoutEffect(() => {
    if (focused.current !== null) grip(list.current, focused.current)?.focus();
    focused.current = null;
  });

  const place = (id: number, to: number): readonly number[] => {
    const next = withMoved(shown, id, to);
    if (next.join() !== shown.join()) setHeld(next);
    return next;
  };
  const move = (id: number, by: -1 | 1) => {
    const to = shown.indexOf(id) + by;
    if (to < 0 || to >= shown.length) return;
    focused.current = id;
    onMoved(id, to);
    void send(place(id, to));
  };
  const putBack = () => {
    dragged.current = null;
    setHeld(null);
  };
  const gripOf = (id: number) => ({
    "data-grip": id,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Escape" && dragged.current !== null) putBack();
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      move(id, event.key === "ArrowUp" ? -1 : 1);
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragged.current = id;
    },
    onPointerMove: ({ clientY }: PointerEvent) => {
      if (dragged.current === id) place(id, rowsAbove(list.current, id, clientY));
    },
    onPointerUp: () => {
      if (dragged.current !== id) return;
      dragged.current = null;
      if (held) {
        onMoved(id, held.indexOf(id));
        void send(held);
      }
    },
    onPointerCancel: putBack,
  });
  return { list, shown, gripOf, move };
}

const grip = (list: Element | null, id: number) => list?.querySelector<HTMLElement>(`[data-grip="${id}"]`);

/** How many of the other rows have their middle above the pointer. */
function rowsAbove(list: Element | null, id: number, y: number): number {
  return [...(list?.querySelectorAll<HTMLElement>("[data-grip]") ?? [])].filter((each) => {
    const { top, height } = each.getBoundingClientRect();
    return each.dataset.grip !== String(id) && top + height / 2 < y;
  }).length;
}

/** Several orders in quick succession are sent one after the other, those between left out. */
function useLatestOnly(save: RowOrder["save"], onDone: () => void) {
  const next = useRef<readonly number[] | null>(null);
  const sending = useRef(false);
  return async (ids: readonly number[]) => {
    next.current = ids;
    if (sending.current) return;
    sending.current = true;
    while (next.current) {
      const asked = next.current;
      next.current = null;
      await save(asked);
    }
    sending.current = false;
    onDone();
  };
}
