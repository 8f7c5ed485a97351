import { formatClock, formatDay } from "../../../../shared/ui/time.ts";
import { ChartCard, type ChartProps } from "./ChartCard.tsx";

/** What ran out or was taken off sale: as many rows as there are need no chart. */
export function StockOuts({ report: { stock_outs: items, time_zone: zone }, range, className }: ChartProps) {
  return (
    <ChartCard
      title="Ran out"
      range={range}
      sheet="stock_outs"
      className={className}
      table={{
        head: ["Item", "Times", "Last"],
        rows: items.map(({ name, times, last_at: last }) => [
          name,
          times,
          `${formatDay(last, zone)}, ${formatClock(last, zone)}`,
        ]),
      }}
    >
      {items.length === 0 ? <p className="text-ink-2">Nothing ran out in these days.</p> : null}
    </ChartCard>
  );
}
