import type { Order } from "@hafaloha/contract";
import { formatClock } from "../../../../shared/ui/time.ts";
import type { StationChoice, Ticket } from "../../../state/kitchen.ts";
import { shortNumber } from "../../../state/orderNumber.ts";

export const stationWords: Readonly<Record<StationChoice, string>> = {
  all: "All",
  grill: "Grill",
  fry: "Fry",
  cold: "Cold",
  bar: "Bar",
  pastry: "Pastry",
};

/** What changes a dish is not to be missed at two metres: `NO onion`, `EXTRA rib`. */
export function loud(words: string): string {
  return words.replace(/\b(no|without|extra|double|less|only)\b/gi, (word) => word.toUpperCase());
}

/** Under the number, at the right: what the age means, else when it is due. */
export function dueShort({ order, urgency }: Ticket, timeZone: string): string {
  if (order.status === "cancelled") return "cancelled";
  if (urgency !== "normal") return urgency === "late" ? "late" : "due soon";
  const due = order.estimated_pickup_time ?? order.pickup_time;
  return due ? `due ${formatClock(due, timeZone)}` : "as soon as ready";
}

/** Who waits for it. */
export const whoWords = (order: Order): string =>
  order.staff_created ? `Counter · ${order.contact_name}` : order.contact_name;

/** The name of a ticket for a screen reader. */
export function ticketWords(ticket: Ticket, timeZone: string): string {
  const { order, lines } = ticket;
  const count = lines.length === 1 ? "1 line" : `${lines.length} lines`;
  return `Ticket ${shortNumber(order.order_number)}, ${dueShort(ticket, timeZone)}, ${order.contact_name}, ${count}`;
}
