import { create } from "zustand";

/** What a screen reader is told. Each text is replaced by the next; the same text twice is told twice. */
interface Announcements {
  readonly polite: string;
  readonly assertive: string;
}

export const useAnnouncements = create<Announcements>(() => ({ polite: "", assertive: "" }));

const politeEveryMs = 3000;
let waiting: string[] = [];
let quiet = false;

/** For what must be heard at once: a new order, an action that was refused. */
export function announceAtOnce(text: string): void {
  useAnnouncements.setState(({ assertive }) => ({ assertive: asChange(assertive, text) }));
}

/** For all else: merged, at most one message in three seconds. */
export function announce(text: string): void {
  waiting.push(text);
  if (!quiet) speak();
}

function speak(): void {
  if (waiting.length === 0) {
    quiet = false;
    return;
  }
  quiet = true;
  const text = waiting.join(" ");
  waiting = [];
  useAnnouncements.setState(({ polite }) => ({ polite: asChange(polite, text) }));
  setTimeout(speak, politeEveryMs);
}

/** A live region speaks when its text changes; a no-break space makes a repeated sentence a change. */
function asChange(before: string, text: string): string {
  return before === text ? `${text}\u00a0` : text;
}
