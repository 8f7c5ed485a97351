/** Moves the focus to the number of the row above or below; from elsewhere to the first one. */
export function walkRows(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>("[data-order-row] a[href]")];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1;
  const target = links[at < 0 ? 0 : at + step];
  target?.focus();
  return target !== undefined;
}
