import type { Cursor } from "@hafaloha/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { restaurantQuery } from "../http/restaurants.ts";
import { serverNow } from "../http/serverClock.ts";
import { type Followed, useFollowed } from "./useFollowed.ts";

const soonestMs = 2_000;
const longestTimeoutMs = 2 ** 31 - 1;

/** Keeps a restaurant in the cache current: its settings, its intake, and whether its hours have it open. */
export function useLiveRestaurant(restaurantId: number): Followed {
  const client = useQueryClient();
  const query = restaurantQuery(restaurantId);
  const { queryKey } = query;
  const { data: hoursChangeAt, dataUpdatedAt } = useQuery({
    ...query,
    select: (read) => read.restaurant.hours_change_at,
  });
  const position = (): Cursor | null | undefined => client.getQueryData(queryKey)?.cursor;
  const followed = useFollowed("RestaurantChannel", {
    params: { restaurant_id: restaurantId },
    start: position(),
    read: async () => {
      await client.refetchQueries({ queryKey, exact: true }, { throwOnError: true });
      return position() ?? null;
    },
    onMessage: ({ restaurant }, cursor) => client.setQueryData(queryKey, { restaurant, cursor: cursor ?? null }),
  });
  const { read } = followed;
  const readAgain = useEffectEvent(() => {
    // What cannot be read now is read by the fallback.
    read().catch(() => undefined);
  });
  // Opening and closing by the hours is no event: whoever shows it asks when the time has come.
  useEffect(() => {
    if (!hoursChangeAt || !dataUpdatedAt) return;
    const wait = Math.max(Date.parse(hoursChangeAt) - serverNow(), soonestMs);
    const timer = setTimeout(readAgain, Math.min(wait, longestTimeoutMs));
    return () => clearTimeout(timer);
  }, [hoursChangeAt, dataUpdatedAt]);
  return followed;
}
