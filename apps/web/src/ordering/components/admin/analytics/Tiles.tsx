import type { AnalyticsReport } from "@hafaloha/contract";
import type { ReactNode } from "react";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { durationWords, shareWords } from "../../../state/chartScale.ts";

/** The whole range in six figures. */
export function Tiles({ report: { totals, currency } }: { report: AnalyticsReport }) {
  const { time_to_accept: accept, time_to_ready: ready } = totals;
  const usual = totals.average_order === null ? "–" : formatMoney(totals.average_order, currency);
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-6">
      <Tile name="Revenue" figure={formatMoney(totals.revenue, currency)} more="without cancelled orders" />
      <Tile
        name="Orders"
        figure={totals.orders}
        more={totals.cancelled === 0 ? "none cancelled" : `${totals.cancelled} more cancelled`}
      />
      <Tile name="To accept" figure={durationWords(accept.p50)} more={nineOfTen(accept.p90)} />
      <Tile name="To ready" figure={durationWords(ready.p50)} more={nineOfTen(ready.p90)} />
      <Tile name="Late" figure={shareWords(totals.late_share)} more="of those promised a time" />
      <Tile name="Average order" figure={usual} more="revenue by orders" />
    </dl>
  );
}

const nineOfTen = (seconds: number | null) =>
  seconds === null ? "none yet" : `9 of 10 within ${durationWords(seconds)}`;

function Tile({ name, figure, more }: { name: string; figure: ReactNode; more: string }) {
  return (
    <div className="rounded-card border border-line bg-surface p-3.5">
      <dt className="text-sm font-semibold text-ink-2">{name}</dt>
      <dd className="text-2xl font-bold tracking-tight">{figure}</dd>
      <dd className="text-sm text-ink-2">{more}</dd>
    </div>
  );
}
