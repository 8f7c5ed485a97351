import type { Cursor } from "@hafaloha/contract";
import { type QueryClient, type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useService } from "../../../../shared/hooks/serviceContext.ts";
import { useFollowed } from "../../../../shared/hooks/useFollowed.ts";
import { useLiveRestaurant } from "../../../../shared/hooks/useLiveRestaurant.ts";
import { usePolling } from "../../../../shared/hooks/usePolling.ts";
import { useWebSocket } from "../../../../shared/hooks/useWebSocket.ts";
import { toServerTime } from "../../../../shared/http/serverClock.ts";
import { isUpToDate, type PageConnection } from "../../../../shared/services/pageConnection.ts";
import { fetchUnacknowledgedOrders } from "../../../api/orders.ts";
import type { QueueRunner } from "../../../api/queueRunner.ts";
import type { Currency } from "../../../state/liveAgain.ts";
import { useLiveAgain } from "../connection/useLiveAgain.ts";
import { useHastened } from "../queue/useHastened.ts";
import { boardQuery, changeCachedBoard } from "./boardCache.ts";
import { changeListed } from "./changeListed.ts";
import { useDesk } from "./desk.ts";
import type { Line } from "./line.ts";
import { changeCachedNotifications, notificationsQuery } from "./notificationsCache.ts";
import { changeCachedStockAlerts, stockAlertsQuery } from "./stockAlertsCache.ts";
import { changeCachedStock, stockQuery } from "./stockCache.ts";
import { useEachNewDay } from "./useEachNewDay.ts";

/** Keeps board, stock, alerts and the restaurant itself current: by the channels, and by asking for as long as they are not live (R11). */
export function useLiveLine(runner: QueueRunner): Line {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  const service = useService();
  const { status: connection, connect } = useWebSocket({ autoConnect: false });
  useEffect(() => connect(restaurant.id), [connect, restaurant.id]);

  const tellComeback = useLiveAgain(runner);
  const onUpdate = useCallback(() => tellComeback({ type: "update" }), [tellComeback]);
  const orders = useFollowedOrders(onUpdate);
  const stock = useFollowedStock(onUpdate);
  const alerts = useFollowedAlerts();
  const settings = useLiveRestaurant(restaurant.id);
  const current = orders.current && stock.current && alerts.current && settings.current;
  const upToDate = isUpToDate(connection) && current;
  const check = async () => {
    const [unacknowledged] = await Promise.all([
      fetchUnacknowledgedOrders(24, restaurant.id),
      alerts.read(),
      stock.read(),
      settings.read(),
    ]);
    changeCachedBoard(client, restaurant, { type: "orders_read", orders: unacknowledged });
    await orders.read();
  };
  usePolling(check, current);
  // What was completed yesterday leaves the board; a read that fails leaves it to the next one.
  useEachNewDay(() => orders.read().catch(() => undefined));

  const lostAt = useLastLoss(connection);
  useHastened(runner, connection);
  const currency = currencyOf(connection, upToDate);
  useEffect(() => tellComeback({ type: "currency", currency }), [tellComeback, currency]);
  const reconnectNow = useCallback(() => {
    service.reconnectNow();
    runner.tell({ type: "hasten" });
  }, [service, runner]);
  return useMemo(
    () => ({
      connection,
      upToDate,
      currentUntil: upToDate ? undefined : latest(orders.readAt, lostAt && toServerTime(lostAt)),
      pollingInterval: service.settings.pollingInterval,
      reconnectNow,
    }),
    [connection, upToDate, orders.readAt, lostAt, service, reconnectNow],
  );
}

function currencyOf({ kind, rejected }: PageConnection, upToDate: boolean): Currency {
  if (upToDate) return "live";
  return rejected === 0 && (kind === "live" || kind === "catchingUp") ? "soon" : "behind";
}

/**
 * Until when the screen was current before the last loss of the connection. The connection forgets it as soon as it is
 * live again; what was missed may have to be loaded after that.
 */
function useLastLoss({ currentUntil }: PageConnection): number | undefined {
  const [lostAt, setLostAt] = useState(currentUntil);
  if (currentUntil !== undefined && currentUntil !== lostAt) setLostAt(currentUntil);
  return currentUntil ?? lostAt;
}

function useFollowedOrders(onUpdate: () => void) {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  const query = boardQuery(restaurant);
  const { data: readAt } = useQuery({ ...query, select: readAtOf });
  const followed = useFollowed("OrderChannel", {
    params: { restaurant_id: restaurant.id },
    start: useQuery({ ...query, select: cursorOf }).data,
    read: () => readAnew(client, query.queryKey),
    onMessage: (message) => {
      changeCachedBoard(client, restaurant, message);
      if (message.type !== "order_acknowledged") changeListed(client, restaurant.id, message.order);
      onUpdate();
    },
  });
  return { ...followed, readAt };
}

function useFollowedStock(onUpdate: () => void) {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  const query = stockQuery(restaurant.id);
  return useFollowed("InventoryChannel", {
    params: { restaurant_id: restaurant.id },
    start: useQuery({ ...query, select: cursorOf }).data,
    read: () => readAnew(client, query.queryKey),
    onMessage: (message) => {
      changeCachedStock(client, restaurant.id, message);
      changeCachedStockAlerts(client, restaurant.id, message);
      onUpdate();
    },
  });
}

function useFollowedAlerts() {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  const stock = stockAlertsQuery(restaurant.id);
  const all = notificationsQuery(restaurant.id);
  const stockCursor = useQuery({ ...stock, select: cursorOf }).data;
  const allCursor = useQuery({ ...all, select: cursorOf }).data;
  return useFollowed("NotificationChannel", {
    params: { restaurant_id: restaurant.id },
    start: stockCursor === undefined || allCursor === undefined ? undefined : earliest(stockCursor, allCursor),
    read: async () => {
      const reads = await Promise.all([readAnew(client, stock.queryKey), readAnew(client, all.queryKey)]);
      return earliest(...reads);
    },
    onMessage: (message) => {
      changeCachedStockAlerts(client, restaurant.id, message);
      changeCachedNotifications(client, restaurant.id, message);
    },
  });
}

/** What happened between two reads is told again, and is recognised by its id. */
function earliest(a: Cursor | null, b: Cursor | null): Cursor | null {
  return a && b && b.offset < a.offset ? b : (a ?? b);
}

// What the events change is left out: the whole desk would render for each.
const cursorOf = ({ cursor }: { readonly cursor: Cursor | null }) => cursor;
const readAtOf = ({ readAt }: { readonly readAt: number }) => readAt;

/** Asks the server, also where an older question is still open, and answers where the stream stood then. */
async function readAnew(client: QueryClient, queryKey: QueryKey): Promise<Cursor | null> {
  await client.refetchQueries({ queryKey, exact: true }, { throwOnError: true });
  return client.getQueryData<{ cursor: Cursor | null }>(queryKey)?.cursor ?? null;
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
