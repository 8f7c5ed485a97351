import { analyticsQuery, analyticsReport, analyticsSheet } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { restaurantQuery } from "../../http/parameters.ts";
import { sendCsv } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import type { AnalyticsRestaurants } from "./ports.ts";
import { report } from "./service.ts";
import { sheetOf } from "./sheets.ts";

interface Dependencies {
  readonly database: Database;
  readonly restaurants: AnalyticsRestaurants;
}

const config = { permits: "analytics.read" } as const;
const querystring = z.extend(restaurantQuery, analyticsQuery);

export function analyticsRoutes(app: HttpApp, { database, restaurants }: Dependencies): void {
  app.get("/analytics", { config, schema: { querystring, response: { 200: analyticsReport } } }, async (request) => {
    const { restaurantId } = authorize(request, request.query.restaurant_id);
    return report(database, restaurants, { ...request.query, restaurantId });
  });

  app.get(
    "/analytics/export",
    { config, schema: { querystring: z.extend(querystring, { sheet: z._default(analyticsSheet, "days") }) } },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      const found = await report(database, restaurants, { ...request.query, restaurantId });
      return sendCsv(
        reply,
        `${request.query.sheet}_${found.from}_${found.to}.csv`,
        sheetOf(found, request.query.sheet),
      );
    },
  );
}
