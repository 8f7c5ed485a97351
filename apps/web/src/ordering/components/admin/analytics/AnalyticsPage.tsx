import type { AnalyticsReport } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ChartColumn, Lock } from "lucide-react";
import { lazy, Suspense, useCallback } from "react";
import { useSearchParams } from "wouter";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { localDate } from "../../../../shared/ui/time.ts";
import { ZoneNote } from "../../../../shared/ui/ZoneNote.tsx";
import { analyticsQuery } from "../../../api/analytics.ts";
import { type DayRange, paramsWithRange, rangeOf } from "../../../state/analyticsRange.ts";
import { useDesk } from "../live/desk.ts";
import { useTick } from "../live/ticker.ts";
import { RangeControl } from "./RangeControl.tsx";
import { Tiles } from "./Tiles.tsx";

const Charts = lazy(() => import("./Charts.tsx").then((module) => ({ default: module.Charts })));

/** `/admin/analytics`: what some days brought, by the restaurant's clock. Only admins see it. */
export function AnalyticsPage() {
  const { user } = useDesk();
  if (user.role === "staff") {
    return <EmptyState icon={Lock} title="Only admins see the analytics." text="Ask your manager." />;
  }
  return <Analytics />;
}

function Analytics() {
  const { restaurant } = useDesk();
  const { range, today, choose } = useRange(restaurant.time_zone);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...analyticsQuery(restaurant.id, range),
    placeholderData: (before) => before,
  });
  return (
    <section
      aria-label="Analytics"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls by it
      tabIndex={0}
      aria-busy={isPlaceholderData}
      className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 ends-clear max-md:px-3"
    >
      <div className="mx-auto grid max-w-[1600px] gap-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <RangeControl range={range} today={today} onChoose={choose} />
          <ZoneNote now={serverNow()} timeZone={restaurant.time_zone} />
        </div>
        {data && <Report report={data} range={range} faded={isPlaceholderData} />}
        {!data && error && (
          <ErrorState title="The analytics did not load." text={error.message} onRetry={() => void refetch()} />
        )}
        {!data && !error && <Loading />}
      </div>
    </section>
  );
}

function Report({ report, range, faded }: { report: AnalyticsReport; range: DayRange; faded: boolean }) {
  if (report.totals.orders + report.totals.cancelled === 0) {
    return (
      <EmptyState
        icon={ChartColumn}
        title="No orders in these days"
        text="Choose other days, or come back after the next order."
      />
    );
  }
  return (
    <div className={clsx("grid gap-4", faded && "opacity-60")}>
      <Tiles report={report} />
      <Suspense fallback={<Skeleton className="h-80" />}>
        <Charts report={report} range={range} />
      </Suspense>
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the analytics" className="grid gap-4">
      <Skeleton className="h-24" />
      <div className="grid gap-4 md:grid-cols-2">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}

/** Which days are shown stands in the address. */
function useRange(timeZone: string) {
  const [params, setParams] = useSearchParams();
  const today = useTick(useCallback((now: number) => localDate(now, timeZone), [timeZone]));
  const choose = (range: DayRange) => setParams((now) => paramsWithRange(now, range, today), { replace: true });
  return { range: rangeOf(params, today), today, choose };
}
