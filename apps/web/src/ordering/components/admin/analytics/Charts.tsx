import type { AnalyticsReport } from "@hafaloha/contract";
import type { DayRange } from "../../../state/analyticsRange.ts";
import { BestSellers } from "./BestSellers.tsx";
import { LateHours } from "./LateHours.tsx";
import { RevenueChart } from "./RevenueChart.tsx";
import { StockOuts } from "./StockOuts.tsx";
import { TimesChart } from "./TimesChart.tsx";

/** Everything that a report shows over time, by item and by hour. */
export function Charts({ report, range }: { report: AnalyticsReport; range: DayRange }) {
  return (
    <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-12">
      <RevenueChart report={report} range={range} className="md:col-span-2 lg:col-span-8" />
      <BestSellers report={report} range={range} className="md:col-span-2 lg:col-span-4" />
      <TimesChart report={report} range={range} step="time_to_accept" className="lg:col-span-6" />
      <TimesChart report={report} range={range} step="time_to_ready" className="lg:col-span-6" />
      <LateHours report={report} range={range} className="md:col-span-2 lg:col-span-8" />
      <StockOuts report={report} range={range} className="md:col-span-2 lg:col-span-4" />
    </div>
  );
}
