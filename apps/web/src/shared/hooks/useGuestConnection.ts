import { useEffect } from "react";
import type { PageConnection } from "../services/pageConnection.ts";
import { useConnection, useService } from "./serviceContext.ts";

/**
 * Connects without a token while the component is mounted: a storefront names its restaurant, a tracking page none.
 * `undefined` waits until the restaurant is known.
 */
export function useGuestConnection(restaurantId: number | null | undefined): PageConnection {
  const service = useService();
  useEffect(() => {
    if (restaurantId === undefined) return;
    const release = service.hold();
    service.connectAsGuest(restaurantId);
    return release;
  }, [service, restaurantId]);
  return useConnection();
}
