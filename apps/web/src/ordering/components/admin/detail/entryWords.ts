import type { OrderHistoryEntry, OrderStatus } from "@hafaloha/contract";
import { previousStatus } from "../../../state/boardMoves.ts";

const reached: Readonly<Record<OrderStatus, string>> = {
  pending: "Placed",
  preparing: "Started",
  ready: "Ready",
  completed: "Picked up",
  cancelled: "Cancelled",
};

/** What an entry of the history tells of: `Started, 20 min`, `Back to preparing`, `Lines changed`. */
export function entryWords({ from_status: from, to_status: to, eta_minutes: eta, edit }: OrderHistoryEntry): string {
  if (from === to) {
    if (edit) return "Lines changed";
    return eta === null ? "Changed" : `New time, ${eta} min`;
  }
  if (from !== null && previousStatus(from) === to) return `Back to ${to}`;
  return eta === null ? reached[to] : `${reached[to]}, ${eta} min`;
}
