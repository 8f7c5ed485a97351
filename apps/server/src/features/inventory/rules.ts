import type { StockStatus } from "@hafaloha/contract";

/** The numbers that an item's stock status follows from. */
export interface StockNumbers {
  readonly stock_quantity: number;
  readonly damaged_quantity: number;
  readonly low_stock_threshold: number;
}

/** What can be sold: shown, sold and alerted on (I1). */
export function availableOf({ stock_quantity, damaged_quantity }: StockNumbers): number {
  return stock_quantity - damaged_quantity;
}

export function statusOf(numbers: StockNumbers): StockStatus {
  const available = availableOf(numbers);
  if (available <= 0) return "out_of_stock";
  return available <= numbers.low_stock_threshold ? "low_stock" : "in_stock";
}

/** How an item's stock reads; one whose stock is not tracked can be had until it is taken off sale by hand (I3). */
export function stockLevel(
  stock: StockNumbers & { readonly enable_stock_tracking: number; readonly sold_out: number },
): {
  readonly available: number | null;
  readonly status: StockStatus;
} {
  const tracked = stock.enable_stock_tracking === 1;
  const status = tracked ? statusOf(stock) : "in_stock";
  return { available: tracked ? availableOf(stock) : null, status: stock.sold_out === 1 ? "out_of_stock" : status };
}

type StockAlertKind = "low_stock" | "out_of_stock" | "back_in_stock";

export interface StockTransition {
  /** Whether the item has been alerted on since it was last above its threshold. */
  readonly alerted: boolean;
  readonly alert: StockAlertKind | null;
}

/**
 * What a change of an item's numbers says (I5): `low_stock` once, on the way down; `out_of_stock` alone on the way to
 * nothing, which counts as low; `back_in_stock` on the way up from nothing. Only a rise above the threshold, its own
 * change included, arms `low_stock` again.
 */
export function stockTransition(
  before: { readonly status: StockStatus; readonly alerted: boolean },
  after: StockStatus,
): StockTransition {
  const wasOut = before.status === "out_of_stock";
  switch (after) {
    case "in_stock":
      return { alerted: false, alert: wasOut ? "back_in_stock" : null };
    case "low_stock":
      if (wasOut) return { alerted: true, alert: "back_in_stock" };
      return { alerted: true, alert: before.alerted ? null : "low_stock" };
    case "out_of_stock":
      return { alerted: true, alert: wasOut ? null : "out_of_stock" };
    default:
      return after satisfies never;
  }
}
