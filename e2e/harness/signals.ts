import type { Page } from "playwright-core";

/** For a page's start: counts the notes that it begins. */
export const countNotes = `
  window.notes = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) {
    window.notes += 1;
    return start.apply(this, at);
  };
`;

/** A stroke on the wooden bar is a tone and its overtone. */
export async function notesHeard(page: Page): Promise<number> {
  return Number(await page.evaluate("window.notes")) / 2;
}

/** The titles of the messages that the system shows for the page's site. */
export function shownTitles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return ((await registration?.getNotifications()) ?? []).map(({ title }) => title);
  });
}
