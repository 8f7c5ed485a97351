import { useCallback, useSyncExternalStore } from "react";
import type { ConnectionStatus } from "../client/index.ts";
import { useCable } from "./CableProvider.tsx";

/** The connection's status; the component renders again after each change of it. */
export function useConnectionStatus(): ConnectionStatus {
  const client = useCable();
  const watch = useCallback((onChange: () => void) => client.watch(onChange), [client]);
  const read = () => client.status;
  return useSyncExternalStore(watch, read, read);
}
