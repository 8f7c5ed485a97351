import { useMemo } from "react";
import { useDesk } from "../live/desk.ts";

/** `12:41:08` on the restaurant's clock. */
export function useExactTime(): (time: number) => string {
  const { time_zone: timeZone } = useDesk().restaurant;
  return useMemo(() => {
    const format = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", hourCycle: "h23", timeZone });
    return (time) => format.format(time);
  }, [timeZone]);
}
