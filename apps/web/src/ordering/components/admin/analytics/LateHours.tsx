import { shareWords } from "../../../state/chartScale.ts";
import { ChartCard, type ChartProps } from "./ChartCard.tsx";

const hourWords = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** One cell for each hour in which orders were placed: the later they were, the redder, and the figure says how much. */
export function LateHours({ report: { hours }, range, className }: ChartProps) {
  const busy = hours.filter(({ orders }) => orders > 0);
  return (
    <ChartCard
      title="Late by the hour"
      range={range}
      sheet="hours"
      className={className}
      table={{
        head: ["Hour", "Orders", "Late"],
        rows: busy.map(({ hour, orders, late_share }) => [hourWords(hour), orders, shareWords(late_share)]),
      }}
    >
      <p className="mb-2 text-sm text-ink-2">
        Of the orders placed in each hour that were promised a time, those ready after it.
      </p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(72px,1fr))] gap-1.5">
        {busy.map(({ hour, orders, late_share: share }) => (
          <li
            key={hour}
            className="rounded-control border border-line px-2 py-2 text-center"
            style={{
              background: `color-mix(in oklab, var(--red-soft) ${Math.round((share ?? 0) * 100)}%, var(--surface))`,
            }}
          >
            <span className="block text-xs text-ink-2">{hourWords(hour)}</span>
            <b className="block text-md">{shareWords(share)}</b>
            <span className="block text-xs text-ink-2">{orders === 1 ? "1 order" : `${orders} orders`}</span>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}
