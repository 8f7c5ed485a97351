/** Moves the focus to the alert above or below; from elsewhere to the first one. */
export function walkAlerts(step: 1 | -1): boolean {
  const titles = [...document.querySelectorAll<HTMLElement>("[data-alert]")].map((one) => one.closest("a") ?? one);
  const at = titles.findIndex((title) => title.closest("li")?.contains(document.activeElement));
  const target = titles[at < 0 ? 0 : at + step];
  target?.focus();
  return target !== undefined;
}
