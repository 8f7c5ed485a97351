import type { PageConnection } from "../services/pageConnection.ts";
import { formatSpan } from "./time.ts";

/** What a customer needs to know of the line: whether what is shown is now, and if not, how old it is. */
export type FreshnessWords = { readonly isLive: true } | { readonly isLive: false; readonly words: string };

interface Freshness {
  readonly connection: Pick<PageConnection, "kind" | "rejected" | "currentUntil">;
  /** All that the page follows is confirmed, caught up and loaded. */
  readonly upToDate: boolean;
}

/** `checkedAt`: when the shown data last came from the server, by this device's clock, as `now` is. */
export function freshnessWords({ connection, upToDate }: Freshness, checkedAt: number, now: number): FreshnessWords {
  if (upToDate) return { isLive: true };
  const { kind, rejected, currentUntil } = connection;
  if (kind === "catchingUp" || (kind === "live" && rejected === 0)) return { isLive: false, words: "Catching up" };
  const age = now - Math.max(checkedAt, currentUntil ?? 0);
  const checked = age < 10_000 ? "checked just now" : `checked ${formatSpan(age)} ago`;
  return { isLive: false, words: kind === "offline" ? `Offline, last ${checked}` : `Last ${checked}` };
}
