import { Hourglass } from "lucide-react";
import { useCallback } from "react";
import { useLine } from "../live/line.ts";
import { Since } from "../live/Since.tsx";
import { useTick } from "../live/ticker.ts";
import { connectionWords } from "./connectionWords.ts";
import { useDataAge } from "./useDataAge.ts";
import { useExactTime } from "./useExactTime.ts";

/** Under the header while the screen is not live: how old it is. */
export function StaleBar() {
  const age = useDataAge();
  const line = useLine();
  const { connection, currentUntil, pollingInterval } = line;
  const exactTime = useExactTime();
  const checks = connectionWords(connection, { ...line, saved: 0 }).look === "polling";
  // Asking instead of listening is only slow; asking without an answer is being behind.
  const slowMode = useTick(
    useCallback(
      (now: number) => checks && currentUntil !== undefined && now - currentUntil < 2.5 * pollingInterval,
      [checks, currentUntil, pollingInterval],
    ),
  );
  if (age === "fresh") return null;
  return (
    <p className="hatch flex min-h-10 flex-none items-center gap-2.5 px-5 py-2 text-sm font-semibold text-amber-text max-md:px-3">
      <Hourglass size={18} aria-hidden />
      <span>
        {slowMode ? (
          `Slow mode. Updates can be ${Math.round(pollingInterval / 1000)} s late.`
        ) : (
          <>
            This board may be behind.{" "}
            {currentUntil !== undefined && (
              <>
                Last update <Since start={currentUntil} /> ago, at {exactTime(currentUntil)}.
              </>
            )}
          </>
        )}
      </span>
    </p>
  );
}
