import { formatSpan } from "./time.ts";

/** What a customer needs to know of the line: whether what is shown is now, and if not, how old it is. */
export type LineWords = { readonly isLive: true } | { readonly isLive: false; readonly words: string };

interface Line {
  readonly kind: string;
  readonly rejected: number;
  readonly currentUntil: number | undefined;
}

/** `checkedAt`: when the shown data last came from the server, by this device's clock, as `now` is. */
export function lineWords(line: Line, checkedAt: number, now: number): LineWords {
  if (line.kind === "live" && line.rejected === 0) return { isLive: true };
  if (line.kind === "catchingUp") return { isLive: false, words: "Catching up" };
  const age = now - Math.max(checkedAt, line.currentUntil ?? 0);
  const checked = age < 10_000 ? "checked just now" : `checked ${formatSpan(age)} ago`;
  return { isLive: false, words: line.kind === "offline" ? `Offline, last ${checked}` : `Last ${checked}` };
}
