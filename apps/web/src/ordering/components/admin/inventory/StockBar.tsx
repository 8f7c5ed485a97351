import type { StockItem } from "@hafaloha/contract";
import { clsx } from "clsx";

/** How far what is available lies above the alert level, which is the tick; the number stands beside it. */
export function StockBar({ item }: { item: StockItem }) {
  const { available_quantity: available, low_stock_threshold: threshold } = item;
  if (available === null || threshold === null) return null;
  const full = Math.max(available, threshold * 3, 1);
  const share = (portions: number) => `${(Math.max(0, portions) / full) * 100}%`;
  return (
    <span aria-hidden className="relative h-1.5 w-12.5 flex-none rounded-pill bg-ink/10">
      <span
        className={clsx(
          "absolute inset-y-0 left-0 rounded-pill",
          item.stock_status === "in_stock" ? "bg-ready" : "bg-amber",
        )}
        style={{ width: share(available) }}
      />
      <span className="absolute -inset-y-0.75 w-0.5 rounded-pill bg-ink-2" style={{ left: share(threshold) }} />
    </span>
  );
}
