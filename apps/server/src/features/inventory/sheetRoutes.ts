import { importedStock, importStockRequest } from "@hafaloha/contract";
import type { Database } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { restaurantQuery as querystring } from "../../http/parameters.ts";
import { sendAnswer, sendCsv } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import type { Ledger } from "./ledger.ts";
import { importSheet } from "./sheetImport.ts";
import { stockSheet } from "./stockSheet.ts";
import { loadSheet } from "./store.ts";

interface Dependencies {
  readonly database: Database;
  readonly command: Command;
  readonly ledger: Ledger;
}

/** All of a restaurant's stock at once, out to a spreadsheet and back. */
export function sheetRoutes(app: HttpApp, { database, command, ledger }: Dependencies): void {
  app.get("/stock/export", { config: { permits: "stock.read" }, schema: { querystring } }, async (request, reply) => {
    const { restaurantId } = authorize(request, request.query.restaurant_id);
    const items = await database.read(({ rows }) => loadSheet(rows, restaurantId));
    return sendCsv(reply, "stock.csv", stockSheet(items));
  });

  app.post(
    "/stock/import",
    {
      config: { permits: "stock.write" },
      schema: { querystring, body: importStockRequest, response: { 200: importedStock } },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: await importSheet(ledger, transaction, { restaurantId, userId: user.userId }, request.body),
      }));
      return sendAnswer(reply, answer);
    },
  );
}
