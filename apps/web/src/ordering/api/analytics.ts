import { type AnalyticsReport, type AnalyticsSheet, analyticsReport } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import { download } from "../../shared/services/download.ts";
import type { DayRange } from "../state/analyticsRange.ts";
import { staffKey } from "./staffKey.ts";

/** What a manager asks of some days (W2). No channel tells of it: a page that is looked at again asks again. */
export const analyticsQuery = (restaurantId: number, { from, to }: DayRange) =>
  queryOptions({
    queryKey: [...staffKey("analytics", restaurantId), from, to],
    queryFn: async ({ signal }): Promise<AnalyticsReport> => {
      const query = { restaurant_id: restaurantId, from, to };
      return (await http.get("/analytics", analyticsReport, { query, signal })).data;
    },
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });

/** One of the report's tables as a sheet, saved by the browser. */
export function saveSheet(restaurantId: number, { from, to }: DayRange, sheet: AnalyticsSheet): Promise<void> {
  const asked = new URLSearchParams({ restaurant_id: String(restaurantId), from, to, sheet });
  return download(`/analytics/export?${asked}`, `${sheet}_${from}_${to}.csv`);
}
