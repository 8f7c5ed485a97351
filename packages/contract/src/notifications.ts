import * as z from "zod/mini";
import { cursor, id, instant } from "./primitives.ts";

export const notificationType = z.enum(["order", "low_stock", "out_of_stock"]);
export type NotificationType = z.infer<typeof notificationType>;

export const notification = z.object({
  id,
  title: z.string(),
  body: z.string(),
  notification_type: notificationType,
  resource_type: z.enum(["Order", "MenuItem"]),
  resource_id: id,
  restaurant_id: id,
  admin_path: z.string(),
  acknowledged: z.boolean(),
  metadata: z.record(z.string(), z.unknown()),
  created_at: instant,
});
export type Notification = z.infer<typeof notification>;

export const notificationList = z.object({ notifications: z.array(notification), cursor });
export type NotificationList = z.infer<typeof notificationList>;

export const acknowledgeNotificationsRequest = z.object({ type: z.nullish(notificationType) });
