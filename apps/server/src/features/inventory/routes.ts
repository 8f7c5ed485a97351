import { markDamagedRequest, menuItem, stockAudit, streams, updateStockRequest } from "@hafaloha/contract";
import type { FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Database, Transaction } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams as params, restaurantQuery as querystring } from "../../http/parameters.ts";
import { sendAnswer, sendCursor } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import type { InventoryService, StockTask } from "./service.ts";

interface Dependencies {
  readonly database: Database;
  readonly command: Command;
  readonly inventory: InventoryService;
}

export function inventoryRoutes(app: HttpApp, { database, command, inventory }: Dependencies): void {
  /** Runs a change of one item's stock for the staff of its restaurant; it answers with the item. */
  const change = async (
    request: FastifyRequest,
    { id, restaurant_id }: { id: number; restaurant_id?: number | undefined },
    work: (transaction: Transaction, task: StockTask) => Promise<unknown>,
  ) => {
    const { user, restaurantId } = authorize(request, restaurant_id);
    const task = { restaurantId, userId: user.userId, itemId: id };
    return command(request, restaurantId, async (transaction) => ({
      status: 200,
      body: await work(transaction, task),
    }));
  };

  app.post(
    "/menu_items/:id/update_stock",
    {
      config: { permits: "stock.write" },
      schema: { params, querystring, body: updateStockRequest, response: { 200: menuItem } },
    },
    async (request, reply) => {
      const answer = await change(request, { ...request.query, ...request.params }, (transaction, task) =>
        inventory.updateStock(transaction, task, request.body),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/menu_items/:id/mark_as_damaged",
    {
      config: { permits: "stock.write" },
      schema: { params, querystring, body: markDamagedRequest, response: { 200: menuItem } },
    },
    async (request, reply) => {
      const answer = await change(request, { ...request.query, ...request.params }, (transaction, task) =>
        inventory.markDamaged(transaction, task, request.body),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.get(
    "/menu_items/:id/stock_audits",
    { config: { permits: "stock.read" }, schema: { params, querystring, response: { 200: z.array(stockAudit) } } },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      return database.read(async (snapshot) => {
        const audits = await inventory.audits(snapshot, restaurantId, request.params.id);
        sendCursor(reply, await snapshot.cursors([streams.inventory(restaurantId)]));
        return audits;
      });
    },
  );
}
