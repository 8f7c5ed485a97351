/** A time in which the screen was not current, and what has come of it so far. */
export interface Outage {
  readonly since: number;
  readonly updates: number;
}

/** `live`: all that is shown is current. `soon`: connected, and on the way there. */
export type Currency = "live" | "soon" | "behind";

/** What happened that somebody may want to hear of once it is over. */
export interface Comeback {
  readonly currency: Currency;
  /** Undefined while nothing is missed, and before the screen was current for the first time. */
  readonly outage: Outage | undefined;
  /** Saved actions that were sent since the last word about them. */
  readonly sent: number;
  /** Since then some were refused: not all are sent. */
  readonly someRefused: boolean;
  readonly waiting: number;
}

export type ComebackEvent =
  | { readonly type: "currency"; readonly currency: Currency }
  | { readonly type: "update" }
  /** A saved action was sent. */
  | { readonly type: "sent" }
  | { readonly type: "refused" }
  | { readonly type: "waiting"; readonly count: number };

export interface ComebackStep {
  readonly comeback: Comeback;
  /** To be said now. */
  readonly words: string | null;
}

/** A shorter one without saved actions is a hiccup, and nobody is told of it. */
const worthTellingMs = 5_000;

export const noComeback: Comeback = { currency: "behind", outage: undefined, sent: 0, someRefused: false, waiting: 0 };

/** Follows one screen through its outages: each ends with one sentence, however many things came back with it. */
export function nextComeback(before: Comeback, event: ComebackEvent, now: number): ComebackStep {
  switch (event.type) {
    case "currency": {
      const lost = before.currency === "live" && event.currency !== "live";
      const outage = lost ? { since: now, updates: 0 } : before.outage;
      return speak({ ...before, currency: event.currency, outage }, now);
    }
    case "update":
      if (!before.outage || before.currency === "live") return { comeback: before, words: null };
      return { comeback: { ...before, outage: { ...before.outage, updates: before.outage.updates + 1 } }, words: null };
    case "sent":
      return speak({ ...before, sent: before.sent + 1 }, now);
    case "refused":
      return { comeback: { ...before, someRefused: true }, words: null };
    case "waiting":
      return speak({ ...before, waiting: event.count }, now);
    default:
      return event satisfies never;
  }
}

function speak(comeback: Comeback, now: number): ComebackStep {
  const { currency, outage, sent, someRefused, waiting } = comeback;
  // Both are said in one sentence: what is still on its way is waited for.
  if (waiting > 0 || currency === "soon") return { comeback, words: null };
  const told = { ...comeback, sent: 0, someRefused: false };
  const sentWords = sent === 0 ? null : someRefused ? `${sentPart(sent)}.` : "All saved actions sent.";
  if (currency === "behind") return { comeback: told, words: sentWords };
  const over: Comeback = { ...told, outage: undefined };
  if (!outage) return { comeback: over, words: sentWords };
  const worthTelling = sent > 0 || now - outage.since >= worthTellingMs;
  return { comeback: over, words: worthTelling ? liveAgain(outage.updates, sent) : null };
}

function liveAgain(updates: number, sent: number): string {
  const parts = [
    ...(updates > 0 ? [`${updates} ${updates === 1 ? "update" : "updates"} caught up`] : []),
    ...(sent > 0 ? [sentPart(sent)] : []),
  ];
  return parts.length === 0 ? "Live again." : `Live again. ${parts.join(", ")}.`;
}

function sentPart(sent: number): string {
  return `${sent} saved ${sent === 1 ? "action" : "actions"} sent`;
}
