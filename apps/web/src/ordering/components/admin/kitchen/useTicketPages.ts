import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

/** Tickets with a key on the bump bar. */
const mostSlots = 8;
const gap = 16;
const headAndBump = 220;
const lineHeight = 84;
const fewestLines = 3;

export interface TicketPages {
  readonly page: number;
  readonly pages: number;
  /** The tickets of the page in sight, by the key that bumps them: the first is 1. */
  readonly slots: readonly number[];
  readonly mostLines: number;
  turn(step: number): void;
}

/** Which of the columns that the browser has laid out are in sight. It is asked after each rendering: only it knows. */
export function useTicketPages(frame: RefObject<HTMLElement | null>): TicketPages {
  const [page, setPage] = useState(0);
  const [seen, setSeen] = useState("1;");
  const [mostLines, setMostLines] = useState(fewestLines);

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
    setMostLines(Math.max(fewestLines, Math.floor((element.clientHeight - headAndBump) / lineHeight)));
  }, [frame, page]);

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
    mostLines,
    turn: (step) => setPage((before) => Math.min(Math.max(0, before + step), pages - 1)),
  };
}
