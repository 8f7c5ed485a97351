import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { useService } from "../../../../shared/hooks/serviceContext.ts";
import { usePolling } from "../../../../shared/hooks/usePolling.ts";
import { useWebSocket } from "../../../../shared/hooks/useWebSocket.ts";
import { isUpToDate } from "../../../../shared/services/pageConnection.ts";
import { fetchUnacknowledgedOrders } from "../../../api/orders.ts";
import { boardQuery, changeCachedBoard } from "./boardCache.ts";
import { useDesk } from "./desk.ts";
import { toServerTime } from "./deviceClock.ts";
import type { Line } from "./line.ts";
import { readStockAlerts } from "./readStockAlerts.ts";
import { forgetStockAlerts, tellStockAlerts } from "./stockAlertsStore.ts";
import { changeCachedStock, stockQuery } from "./stockCache.ts";
import { useEachNewDay } from "./useEachNewDay.ts";
import { useFollowed } from "./useFollowed.ts";

/** Keeps board, stock and alerts current: by the channels, and by asking for as long as they are not live (R11). */
export function useLiveLine(): Line {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  const service = useService();
  const { status: connection, connect } = useWebSocket({ autoConnect: false });
  useEffect(() => connect(restaurant.id), [connect, restaurant.id]);

  const orders = useFollowedOrders();
  const stock = useFollowedStock();
  const alerts = useFollowedAlerts();
  const check = async () => {
    const [unacknowledged] = await Promise.all([
      fetchUnacknowledgedOrders(24, restaurant.id),
      alerts.read(),
      stock.read(),
    ]);
    changeCachedBoard(client, restaurant, { type: "orders_read", orders: unacknowledged });
    await orders.read();
  };
  usePolling(check);
  // What was completed yesterday leaves the board; a read that fails leaves it to the next one.
  useEachNewDay(() => orders.read().catch(() => undefined));

  const upToDate = isUpToDate(connection) && orders.current && stock.current && alerts.current;
  const reconnectNow = useCallback(() => service.reconnectNow(), [service]);
  return useMemo(
    () => ({
      connection,
      upToDate,
      currentUntil: latest(orders.readAt, connection.currentUntil && toServerTime(connection.currentUntil)),
      pollingInterval: service.settings.pollingInterval,
      reconnectNow,
    }),
    [connection, upToDate, orders.readAt, service, reconnectNow],
  );
}

function useFollowedOrders() {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  const query = boardQuery(restaurant);
  const { data } = useQuery(query);
  const followed = useFollowed("OrderChannel", {
    params: { restaurant_id: restaurant.id },
    start: data?.cursor,
    read: async () => (await client.fetchQuery({ ...query, staleTime: 0 })).cursor,
    onMessage: (message) => changeCachedBoard(client, restaurant, message),
  });
  return { ...followed, readAt: data?.readAt };
}

function useFollowedStock() {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  const query = stockQuery(restaurant.id);
  return useFollowed("InventoryChannel", {
    params: { restaurant_id: restaurant.id },
    start: useQuery(query).data?.cursor,
    read: async () => (await client.fetchQuery({ ...query, staleTime: 0 })).cursor,
    onMessage: (message) => {
      changeCachedStock(client, restaurant.id, message);
      tellStockAlerts(message);
    },
  });
}

function useFollowedAlerts() {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  const query = { queryKey: ["stockAlerts", restaurant.id], queryFn: () => readStockAlerts(restaurant.id) };
  useEffect(() => forgetStockAlerts, []);
  return useFollowed("NotificationChannel", {
    params: { restaurant_id: restaurant.id },
    start: useQuery({ ...query, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }).data,
    read: () => client.fetchQuery({ ...query, staleTime: 0 }),
    onMessage: tellStockAlerts,
  });
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
