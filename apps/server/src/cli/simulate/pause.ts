import { setTimeout as wait } from "node:timers/promises";

/** Waits, but not beyond the end of the rush. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
