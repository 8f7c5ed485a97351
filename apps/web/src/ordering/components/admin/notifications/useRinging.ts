import { useEffect } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { ringFor } from "../../../state/alertsRhythm.ts";
import { playNewOrder, useSound } from "./sound.ts";
import { isRingingTab } from "./tabReports.ts";

/** Rings for as long as an order waits: `waitsSince` is the oldest one's arrival, null where none waits. */
export function useRinging(waitsSince: number | null): void {
  const on = useSound((sound) => sound.state === "on");
  const quietUntil = useSound((sound) => sound.quietUntil);
  useEffect(() => {
    if (waitsSince === null || !on) return;
    let timer: ReturnType<typeof setTimeout>;
    const ring = () => {
      const now = serverNow();
      const { everyMs, loudness } = ringFor(now - waitsSince);
      if (isRingingTab() && (quietUntil === null || now >= quietUntil)) playNewOrder(loudness);
      timer = setTimeout(ring, everyMs);
    };
    ring();
    return () => clearTimeout(timer);
  }, [waitsSince, on, quietUntil]);
}
