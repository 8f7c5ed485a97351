import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { PageConnection } from "../services/pageConnection.ts";
import { type WebSocketService, websocketService } from "../services/websocketService.ts";

/** The shared service, unless a test puts another one in its place. */
export const WebSocketServiceContext = createContext<WebSocketService>(websocketService);

export function useService(): WebSocketService {
  return useContext(WebSocketServiceContext);
}

/** What the page shows of its connection; renders again after each change. */
export function useConnection(): PageConnection {
  const service = useService();
  const watch = useCallback((onChange: () => void) => service.watch(onChange), [service]);
  return useSyncExternalStore(watch, () => service.status);
}
