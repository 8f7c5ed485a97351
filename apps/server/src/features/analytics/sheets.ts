import type { AnalyticsReport, AnalyticsSheet } from "@hafaloha/contract";
import { formatCsv } from "../../csv.ts";

/** One of a report's tables as a sheet. */
export function sheetOf(
  { days, hours, top_items, stock_outs, currency }: AnalyticsReport,
  sheet: AnalyticsSheet,
): string {
  switch (sheet) {
    case "days":
      return formatCsv(
        [
          ...["day", "orders", "revenue", "currency", "cancelled", "late_share"],
          ...["accept_seconds_p50", "accept_seconds_p90", "ready_seconds_p50", "ready_seconds_p90"],
        ],
        days.map(({ time_to_accept: accept, time_to_ready: ready, ...day }) => [
          ...[day.day, day.orders, day.revenue, currency, day.cancelled, day.late_share],
          ...[accept.p50, accept.p90, ready.p50, ready.p90],
        ]),
      );
    case "hours":
      return formatCsv(
        ["hour", "orders", "late_share"],
        hours.map(({ hour, orders, late_share }) => [hour, orders, late_share]),
      );
    case "items":
      return formatCsv(
        ["item_id", "item", "quantity", "revenue", "currency"],
        top_items.map((item) => [item.menu_item_id, item.name, item.quantity, item.revenue, currency]),
      );
    case "stock_outs":
      return formatCsv(
        ["item_id", "item", "times", "last_at"],
        stock_outs.map((item) => [item.menu_item_id, item.name, item.times, item.last_at]),
      );
    default:
      return sheet satisfies never;
  }
}
