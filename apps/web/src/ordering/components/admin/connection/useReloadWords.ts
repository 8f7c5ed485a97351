import { useEffect, useRef } from "react";
import { toast } from "../../../../shared/ui/toast.ts";
import { announce } from "../live/announcer.ts";
import { useLine } from "../live/line.ts";

const words = "Too much changed while you were away. Loading the board afresh.";
/** What is loaded sooner is no news. */
const saidAfterMs = 300;

/** Says that a board that was current is read again, because no history brings all that it missed (R3). */
export function useReloadWords(): void {
  const { connection, upToDate } = useLine();
  const wasCurrent = useRef(false);
  const loading = connection.kind === "live" && connection.rejected === 0 && !upToDate;
  useEffect(() => {
    if (upToDate) wasCurrent.current = true;
    if (!loading || !wasCurrent.current) return;
    const timer = setTimeout(() => {
      toast(words);
      announce(words);
    }, saidAfterMs);
    return () => clearTimeout(timer);
  }, [loading, upToDate]);
}
