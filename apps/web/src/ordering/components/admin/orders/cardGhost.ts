interface Ghost {
  moveTo(x: number, y: number): void;
  remove(): void;
}

/** A likeness of the card that hangs at the pointer; the card itself stays as its place. */
export function liftCard(orderId: number, x: number, y: number): Ghost | null {
  const card = document.querySelector<HTMLElement>(`[data-order="${orderId}"]`);
  if (!card) return null;
  const { left, top, width } = card.getBoundingClientRect();
  const likeness = card.cloneNode(true);
  if (!(likeness instanceof HTMLElement)) return null;
  delete likeness.dataset.order;
  likeness.inert = true;
  likeness.setAttribute("aria-hidden", "true");
  likeness.classList.add("card-ghost");
  Object.assign(likeness.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  document.body.append(likeness);
  card.dataset.lifted = "";
  return {
    moveTo(toX, toY) {
      likeness.style.translate = `${toX - x}px ${toY - y}px`;
    },
    remove() {
      likeness.remove();
      delete card.dataset.lifted;
    },
  };
}
