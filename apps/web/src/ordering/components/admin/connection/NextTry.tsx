import { useCallback } from "react";
import { toServerTime } from "../../../../shared/http/serverClock.ts";
import type { PageConnection } from "../../../../shared/services/pageConnection.ts";
import { formatSpan } from "../../../../shared/ui/time.ts";
import { useTick } from "../live/ticker.ts";
import { Fact } from "./Fact.tsx";

/** `in 3 s · attempt 4 of 10`, for as long as an attempt is to be made. */
export function NextTry({ connection }: { connection: PageConnection }) {
  const next = "next" in connection ? connection.next : undefined;
  const due = next === undefined ? undefined : toServerTime(next);
  const when = useTick(useCallback((now: number) => whenWords(due, now), [due]));
  const attempt = connection.kind === "reconnecting" ? `attempt ${connection.attempt} of ${connection.of}` : null;
  if (due === undefined && attempt === null) return null;
  return <Fact name="Next try">{[when, attempt].filter(Boolean).join(" · ")}</Fact>;
}

function whenWords(due: number | undefined, now: number): string {
  return due === undefined || due <= now ? "now" : `in ${formatSpan(due - now)}`;
}
