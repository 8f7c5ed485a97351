import type { AnalyticsReport, AnalyticsSheet } from "@hafaloha/contract";
import { formatCsv } from "../../csv.ts";

/** One of a report's tables as a sheet. */
export function sheetOf({ days, top_items, stock_outs, currency }: AnalyticsReport, sheet: AnalyticsSheet): string {
  switch (sheet) {
    case "days":
      return formatCsv(
        ["day", "orders", "revenue", "currency", "cancelled", "late_share"],
        days.map((day) => [day.day, day.orders, day.revenue, currency, day.cancelled, day.late_share]),
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
