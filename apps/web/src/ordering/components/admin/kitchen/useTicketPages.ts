import { type RefObject, useCallback, useLayoutEffect, useState } from "react";
import type { ColumnRoom } from "../../../state/kitchen.ts";
import type { TextSize } from "./kitchenScreen.ts";

/** Tickets with a key on the bump bar. */
const mostSlots = 8;
const gap = 16;
/** A ticket's head, one note and its bump. */
const aroundLines = 250;
/** Quantity, box and the padding beside a line's words. */
const besideWords = 150;
const linePx: Readonly<Record<TextSize, number>> = { S: 28, M: 30, L: 34 };
const letterShare = 0.5;
const smallest: ColumnRoom = { height: 300, rowHeight: 36, lettersInRow: 16 };

export interface TicketPages {
  readonly page: number;
  readonly pages: number;
  /** The tickets of the page in sight, by the key that bumps them: the first is 1. */
  readonly slots: readonly number[];
  readonly room: ColumnRoom;
  turn(step: number): void;
}

/** Which of the columns that the browser has laid out are in sight. It is asked after each rendering: only it knows. */
export function useTicketPages(frame: RefObject<HTMLElement | null>, size: TextSize): TicketPages {
  const [page, setPage] = useState(0);
  const [seen, setSeen] = useState("1;");
  const [room, setRoom] = useState(smallest);

  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const step = element.clientWidth + gap;
    const pages = Math.max(1, Math.round((element.scrollWidth + gap) / step));
    const at = Math.min(page, pages - 1);
    if (at !== page) setPage(at);
    element.scrollLeft = at * step;
    const here = [...element.querySelectorAll<HTMLElement>("[data-ticket]")].filter(
      (ticket) => Math.floor((ticket.offsetLeft - element.offsetLeft) / step) === at,
    );
    setSeen(`${pages};${here.map((ticket) => ticket.dataset.ticket).join(",")}`);
    const next = roomOf(element, linePx[size]);
    setRoom((before) => (isSame(before, next) ? before : next));
  }, [frame, page, size]);

  useLayoutEffect(measure);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    // Whoever walks by Tab comes to tickets of other pages; the browser brings them into sight by scrolling.
    const follow = () => {
      const step = element.clientWidth + gap;
      if (element.scrollLeft % step !== 0) setPage(Math.round(element.scrollLeft / step));
    };
    element.addEventListener("scroll", follow);
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", follow);
    };
  }, [frame, measure]);

  const [count = "1", ids = ""] = seen.split(";");
  const pages = Number(count);
  return {
    page,
    pages,
    slots: ids === "" ? [] : ids.split(",").slice(0, mostSlots).map(Number),
    room,
    turn: (step) => setPage((before) => Math.min(Math.max(0, before + step), pages - 1)),
  };
}

function roomOf(element: HTMLElement, textPx: number): ColumnRoom {
  const columns = Number.parseInt(getComputedStyle(element).columnCount, 10) || 1;
  const width = (element.clientWidth - gap * (columns - 1)) / columns;
  return {
    height: Math.max(smallest.height, element.clientHeight - aroundLines),
    rowHeight: Math.round(textPx * 1.2),
    lettersInRow: Math.max(smallest.lettersInRow, Math.floor((width - besideWords) / (textPx * letterShare))),
  };
}

function isSame(a: ColumnRoom, b: ColumnRoom): boolean {
  return a.height === b.height && a.rowHeight === b.rowHeight && a.lettersInRow === b.lettersInRow;
}
