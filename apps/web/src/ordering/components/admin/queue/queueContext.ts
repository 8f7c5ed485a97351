import { createContext, useContext, useSyncExternalStore } from "react";
import type { QueueRunner } from "../../../api/queueRunner.ts";
import { isFull, type OfflineQueue } from "../../../state/offlineQueue.ts";

const QueueContext = createContext<QueueRunner | null>(null);

export const QueueProvider = QueueContext.Provider;

/** Where everything goes that staff do. */
export function useQueueRunner(): QueueRunner {
  const runner = useContext(QueueContext);
  if (!runner) throw new Error("useQueueRunner needs a QueueProvider above it");
  return runner;
}

/** What is saved and what was refused; renders again after each change. */
export function useQueue(): OfflineQueue {
  const runner = useQueueRunner();
  return useSyncExternalStore(
    (onChange) => runner.watch(onChange),
    () => runner.queue,
  );
}

/** There is no room for another action until the server answers. */
export const useQueueFull = (): boolean => isFull(useQueue());
