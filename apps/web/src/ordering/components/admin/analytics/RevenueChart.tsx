import { formatMoney } from "../../../../shared/ui/money.ts";
import { shareWords, ticksUpTo, wholeTicks } from "../../../state/chartScale.ts";
import { ChartCard, type ChartProps } from "./ChartCard.tsx";
import { dayWords } from "./dayLabel.ts";
import { Legend } from "./Legend.tsx";
import { Plot } from "./Plot.tsx";

/** Bars for what came in, a dashed line for how many orders; each has its own axis. */
export function RevenueChart({ report, range, className }: ChartProps) {
  const { days, totals, currency } = report;
  const money = (amount: number) => formatMoney(amount, currency);
  const revenue = ticksUpTo(Math.max(...days.map((day) => day.revenue)), 4);
  const orders = wholeTicks(Math.max(...days.map((day) => day.orders)), 4);
  const [mostRevenue, mostOrders] = [revenue.at(-1) ?? 1, orders.at(-1) ?? 1];
  // Few bars have room for their figure; of many the axis tells.
  const labelled = days.length <= 8;
  return (
    <ChartCard
      title="Revenue and orders"
      range={range}
      sheet="days"
      className={className}
      table={{
        head: ["Day", "Orders", "Revenue", "Cancelled", "Late"],
        rows: days.map((day) => [
          dayWords(day.day),
          day.orders,
          money(day.revenue),
          day.cancelled,
          shareWords(day.late_share),
        ]),
      }}
    >
      <Legend
        series={[
          { name: `Revenue, ${currency}`, stroke: "text-action", look: "bar" },
          { name: "Orders", stroke: "text-preparing", look: "dashes" },
        ]}
      />
      <Plot
        label={`Revenue and orders of ${days.length === 1 ? "one day" : `${days.length} days`}: ${money(totals.revenue)} from ${totals.orders} orders.`}
        days={days.map(({ day }) => day)}
        left={{ ticks: revenue, words: (amount) => money(amount).replace(/\.00$/, "") }}
        right={{ ticks: orders, words: String }}
      >
        {({ x, y, day: width, bottom }) => (
          <>
            {days.map((day, nth) => {
              const top = y(day.revenue, mostRevenue);
              return (
                <g key={day.day}>
                  <title>{`${dayWords(day.day)}: ${money(day.revenue)}, ${day.orders} orders`}</title>
                  <rect
                    x={x(nth) - width * 0.31}
                    y={top}
                    width={width * 0.62}
                    height={bottom - top}
                    rx={Math.min(4, width * 0.2)}
                    className="fill-action"
                  />
                  {labelled && bottom - top > 24 && width > 70 && (
                    <text x={x(nth)} y={bottom - 8} textAnchor="middle" className="fill-on-action font-semibold">
                      {money(day.revenue).replace(/\.\d\d$/, "")}
                    </text>
                  )}
                </g>
              );
            })}
            <polyline
              points={days.map((day, nth) => `${x(nth)},${y(day.orders, mostOrders)}`).join(" ")}
              fill="none"
              strokeWidth={2.5}
              strokeDasharray="6 4"
              strokeLinejoin="round"
              className="stroke-preparing"
            />
            {days.length <= 31 &&
              days.map((day, nth) => (
                <circle
                  key={day.day}
                  cx={x(nth)}
                  cy={y(day.orders, mostOrders)}
                  r={3.5}
                  strokeWidth={1.5}
                  className="fill-preparing stroke-surface"
                />
              ))}
          </>
        )}
      </Plot>
    </ChartCard>
  );
}
