import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { fetchRecentNotifications } from "../../../api/notifications.ts";
import { staffKey } from "../../../api/staffKey.ts";
import { changeNotifications, type Notifications, type NotificationsChange } from "../../../state/notifications.ts";
import type { Command } from "../../../state/savedAction.ts";
import { notificationsWith } from "../../../state/savedView.ts";

const notificationsKey = (restaurantId: number) => staffKey("notifications", restaurantId);

/** What the staff was told, and where the notification stream stood when it was read. */
export const notificationsQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: notificationsKey(restaurantId),
    queryFn: async ({ client, signal }) => {
      const { notifications, cursor } = await fetchRecentNotifications(restaurantId, signal);
      const held = client.getQueryData<{ held: Notifications }>(notificationsKey(restaurantId))?.held ?? {};
      return { held: changeNotifications(held, { type: "notifications_read", notifications }), cursor };
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

export function changeCachedNotifications(
  client: QueryClient,
  restaurantId: number,
  change: NotificationsChange,
): void {
  become(client, restaurantId, (held) => changeNotifications(held, change));
}

/** Takes what the server has carried out for what it will tell. */
export function settleCachedNotifications(client: QueryClient, restaurantId: number, done: Command): void {
  become(client, restaurantId, (held) => notificationsWith(held, [done]));
}

function become(client: QueryClient, restaurantId: number, change: (held: Notifications) => Notifications): void {
  client.setQueryData(
    notificationsQuery(restaurantId).queryKey,
    (before) => before && { ...before, held: change(before.held) },
  );
}
