import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { localDate } from "../../../../shared/ui/time.ts";
import { useDesk } from "./desk.ts";
import { useTick } from "./ticker.ts";

/** Calls `onNewDay` when a day begins on the restaurant's calendar: a board stays open for weeks. */
export function useEachNewDay(onNewDay: () => unknown): void {
  const { time_zone: timeZone } = useDesk().restaurant;
  const today = useTick(useCallback((now: number) => localDate(now, timeZone), [timeZone]));
  const known = useRef(today);
  const begin = useEffectEvent(onNewDay);
  useEffect(() => {
    if (known.current === today) return;
    known.current = today;
    void begin();
  }, [today]);
}
