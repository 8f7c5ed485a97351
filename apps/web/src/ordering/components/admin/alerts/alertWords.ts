import type { Notification } from "@hafaloha/contract";
import { BellRing, CircleSlash, type LucideIcon, TriangleAlert } from "lucide-react";
import { shortNumber } from "../../../state/orderNumber.ts";

interface AlertLook {
  readonly icon: LucideIcon;
  readonly tone: string;
}

export const alertLook: Readonly<Record<Notification["notification_type"], AlertLook>> = {
  order: { icon: BellRing, tone: "bg-pending-soft text-pending-text" },
  low_stock: { icon: TriangleAlert, tone: "bg-amber-soft text-amber-text" },
  out_of_stock: { icon: CircleSlash, tone: "bg-red-soft text-red-text" },
};

/** The full number of the order that it tells of. */
export function orderNumberOf({ metadata, resource_id }: Notification): string {
  return typeof metadata.order_number === "string" ? metadata.order_number : String(resource_id);
}

/** What it is about: `O-052`, `Young coconut`. */
export function subjectOf(alert: Notification): string {
  if (alert.resource_type === "Order") return shortNumber(orderNumberOf(alert));
  return typeof alert.metadata.name === "string" ? alert.metadata.name : alert.title;
}

/** As its row says it, with the number as the board has it. */
export function titleOf(alert: Notification): string {
  return alert.resource_type === "Order" ? `New order ${subjectOf(alert)}` : alert.title;
}
