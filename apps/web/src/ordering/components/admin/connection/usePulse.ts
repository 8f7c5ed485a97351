import { useCallback, useSyncExternalStore } from "react";
import { useService } from "../../../../shared/hooks/serviceContext.ts";

interface Pulse {
  readonly lastEventAt: number | undefined;
  readonly latencyMs: number | undefined;
}

/** What moves with every event; whoever shows it renders as often. */
export function usePulse(): Pulse {
  const { cable } = useService();
  const watch = useCallback((onChange: () => void) => cable.watch(onChange), [cable]);
  return useSyncExternalStore(watch, () => cable.status);
}
