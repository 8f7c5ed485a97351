import { wantCard } from "./boardState.ts";

/** The order whose card itself is in focus; a button inside a card has keys of its own. */
export function cardInFocus(): number | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.dataset.order
    ? Number(activeElement.dataset.order)
    : null;
}

/** Moves the focus to the card of one order, wherever it stands, with the next rendering; answers the frame of that. */
export function focusOrder(orderId: number): number {
  wantCard(orderId);
  return requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-order="${orderId}"]`);
    card?.focus();
    card?.scrollIntoView({ block: "center" });
  });
}

/** Moves the focus to a neighbouring card; from anywhere else to the first one. Answers whether there is one. */
export function focusCard(columnStep: number, cardStep: number): boolean {
  const columns = [...document.querySelectorAll("[data-column]")].map((column) => [
    ...column.querySelectorAll<HTMLElement>("[data-order]"),
  ]);
  const from = document.activeElement?.closest<HTMLElement>("[data-order]");
  const target = from ? neighbour(columns, from, columnStep, cardStep) : columns.find((cards) => cards.length > 0)?.[0];
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
  return target !== undefined;
}

function neighbour(columns: HTMLElement[][], from: HTMLElement, columnStep: number, cardStep: number) {
  const column = columns.findIndex((cards) => cards.includes(from));
  const row = columns[column]?.indexOf(from) ?? -1;
  if (columnStep === 0) return columns[column]?.[row + cardStep];
  for (let next = column + columnStep; next >= 0 && next < columns.length; next += columnStep) {
    const cards = columns[next] ?? [];
    const target = cards[Math.min(row, cards.length - 1)];
    if (target) return target;
  }
  return undefined;
}
