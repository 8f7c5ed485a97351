import { useEffect, useEffectEvent } from "react";
import { isUpToDate } from "../services/pageConnection.ts";
import { useConnection, useService } from "./serviceContext.ts";

/**
 * The fallback (R11): calls `tick` every `pollingInterval` while the page's subscriptions are not all confirmed and
 * caught up, or while what they keep up to date could not be read (`current` false); never before the last tick is done.
 */
export function usePolling(tick: () => unknown, current = true): void {
  const { pollingInterval } = useService().settings;
  const polls = !(isUpToDate(useConnection()) && current);
  const runTick = useEffectEvent(tick);

  useEffect(() => {
    if (!polls) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const wait = () => {
      if (!stopped) timer = setTimeout(() => void run(), pollingInterval);
    };
    const run = async () => {
      try {
        await runTick();
      } catch {
        // What a failed request means is shown where its data is shown; the next tick asks again.
      }
      wait();
    };
    wait();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [polls, pollingInterval]);
}
