/** Moves the focus to the alert above or below; from elsewhere to the first one. */
export function walkAlerts(step: 1 | -1): boolean {
  const titles = [...document.querySelectorAll<HTMLElement>("[data-alert]")].map((one) => one.closest("a") ?? one);
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? titles.indexOf(activeElement) : -1;
  const target = titles[at < 0 ? 0 : at + step];
  target?.focus();
  return target !== undefined;
}
