import type { Notification } from "@hafaloha/contract";
import * as z from "zod/mini";
import { instant } from "../../wireValues.ts";
import type { NotificationRow } from "./store.ts";

const metadata = z.record(z.string(), z.unknown());

export function notificationView(row: NotificationRow): Notification {
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    notification_type: row.notification_type,
    resource_type: row.resource_type,
    resource_id: row.resource_id,
    restaurant_id: row.restaurant_id,
    admin_path: row.admin_path,
    acknowledged: row.acknowledged_at !== null,
    metadata: metadata.parse(JSON.parse(row.metadata)),
    created_at: instant(row.created_at),
  };
}
