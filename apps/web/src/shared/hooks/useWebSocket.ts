import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type { WebSocketCallbacks } from "../services/callbacks.ts";
import type { PageConnection } from "../services/pageConnection.ts";
import { useConnection, useService } from "./serviceContext.ts";

export interface UseWebSocketOptions extends WebSocketCallbacks {
  /** Connects as staff when the component mounts. */
  readonly autoConnect?: boolean;
}

export interface UseWebSocketResult {
  /** True only between welcome and close. */
  readonly isConnected: boolean;
  /** The last error, until a connection stands again. */
  readonly error: Error | null;
  readonly connect: (restaurantId?: number | null) => void;
  readonly disconnect: (reason?: string) => void;
  readonly status: PageConnection;
}

/**
 * The staff's live events (R8). However many components use it there is one socket; it is closed when the last of them
 * has gone. The callbacks may be new at each render, the latest are called.
 */
export function useWebSocket({ autoConnect = true, ...callbacks }: UseWebSocketOptions = {}): UseWebSocketResult {
  const service = useService();
  const status = useConnection();
  const [error, setError] = useState<Error | null>(null);
  const followsNew = callbacks.onNewOrder !== undefined;
  const followsUpdates = callbacks.onOrderUpdated !== undefined;
  const followsStock = callbacks.onLowStock !== undefined;

  const onNewOrder = useEffectEvent<NonNullable<WebSocketCallbacks["onNewOrder"]>>((o) => callbacks.onNewOrder?.(o));
  const onOrderUpdated = useEffectEvent<NonNullable<WebSocketCallbacks["onOrderUpdated"]>>((order) =>
    callbacks.onOrderUpdated?.(order),
  );
  const onLowStock = useEffectEvent<NonNullable<WebSocketCallbacks["onLowStock"]>>((item) =>
    callbacks.onLowStock?.(item),
  );
  const onDisconnected = useEffectEvent((reason: string) => callbacks.onDisconnected?.(reason));
  const onConnected = useEffectEvent(() => {
    setError(null);
    callbacks.onConnected?.();
  });
  const onError = useEffectEvent((problem: Error) => {
    setError(problem);
    callbacks.onError?.(problem);
  });

  useEffect(
    () =>
      service.addCallbacks({
        ...(followsNew && { onNewOrder }),
        ...(followsUpdates && { onOrderUpdated }),
        ...(followsStock && { onLowStock }),
        onConnected,
        onDisconnected,
        onError,
      }),
    [service, followsNew, followsUpdates, followsStock],
  );

  useEffect(() => {
    const release = service.hold();
    if (autoConnect) service.connect();
    return release;
  }, [service, autoConnect]);

  const connect = useCallback((restaurantId?: number | null) => service.connect(restaurantId), [service]);
  const disconnect = useCallback((reason?: string) => service.disconnect(reason), [service]);
  const isConnected = status.kind === "live" || status.kind === "catchingUp";
  return { isConnected, error, connect, disconnect, status };
}
