import { useCallback } from "react";
import { toServerTime } from "../../../../shared/http/serverClock.ts";
import { useLine } from "../live/line.ts";
import { useTick } from "../live/ticker.ts";

/** `stale`: said in a bar. `old`: every age on the screen is doubtful, too. */
export type DataAge = "fresh" | "stale" | "old";

const staleAfterMs = 5000;
const oldAfterMs = 5 * 60_000;

export function useDataAge(): DataAge {
  const { upToDate, currentUntil, connection } = useLine();
  const downSince = "since" in connection ? toServerTime(connection.since) : undefined;
  const read = useCallback(
    (now: number): DataAge => {
      if (upToDate) return "fresh";
      if (currentUntil !== undefined && now - currentUntil > oldAfterMs) return "old";
      return downSince !== undefined && now - downSince > staleAfterMs ? "stale" : "fresh";
    },
    [upToDate, currentUntil, downSince],
  );
  return useTick(read);
}
