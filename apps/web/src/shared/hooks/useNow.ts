import { useEffect, useState } from "react";
import { serverNow } from "../http/serverClock.ts";

/** The time, renewed every `intervalMs`: the server's, or for ages of what this device did, `Date.now`. */
export function useNow(intervalMs: number, clock: () => number = serverNow): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs, clock]);
  return now;
}
