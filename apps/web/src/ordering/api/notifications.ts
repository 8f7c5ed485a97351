import { type Cursor, type Notification, notificationList } from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import { noContent } from "../../shared/http/httpClient.ts";
import { ofRestaurant, type Sending } from "./staffCommand.ts";

export interface NotificationsRead {
  readonly notifications: readonly Notification[];
  readonly cursor: Cursor;
}

/** Notifications of one kind that wait for anyone to acknowledge them, of the last `hours`. */
export async function fetchNotifications(
  hours: number,
  type: "low_stock" | "out_of_stock",
  restaurantId?: number,
): Promise<NotificationsRead> {
  const query = { hours, type, restaurant_id: restaurantId };
  return (await http.get("/notifications/unacknowledged", notificationList, { query })).data;
}

/** All that waits, and what was answered last. */
export async function fetchRecentNotifications(restaurantId: number, signal?: AbortSignal): Promise<NotificationsRead> {
  const query = { restaurant_id: restaurantId };
  return (await http.get("/notifications", notificationList, { query, ...(signal && { signal }) })).data;
}

export function acknowledgeNotification(id: number, { restaurantId, ...how }: Sending): Promise<void> {
  return http.send("POST", ofRestaurant(`/notifications/${id}/acknowledge`, restaurantId), noContent, how);
}
