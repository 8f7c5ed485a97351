import {
  idText,
  markDamagedRequest,
  menuItem,
  restoreRequest,
  soldOutRequest,
  stockAudit,
  streams,
  undoStockRequest,
  updateOptionStockRequest,
  updateStockRequest,
} from "@hafaloha/contract";
import type { FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Database, Transaction } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams as params, restaurantQuery as querystring } from "../../http/parameters.ts";
import { sendAnswer, sendCursor } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import type { InventoryService } from "./service.ts";

interface Dependencies {
  readonly database: Database;
  readonly command: Command;
  readonly inventory: InventoryService;
}

const pageQuery = z.extend(querystring, {
  /** The id that the page before ended with. */
  before: z.optional(idText),
  limit: z._default(z.pipe(idText, z.number().check(z.maximum(1_000, "must be at most 1000"))), 1_000),
});
const config = { permits: "stock.write" } as const;
const response = { 200: menuItem };

export function inventoryRoutes(app: HttpApp, { database, command, inventory }: Dependencies): void {
  stockCommands(app, command, inventory);

  app.get(
    "/menu_items/:id/stock_audits",
    {
      config: { permits: "stock.read" },
      schema: { params, querystring: pageQuery, response: { 200: z.array(stockAudit) } },
    },
    async (request, reply) => {
      const { restaurant_id: asked, ...page } = request.query;
      const { restaurantId } = authorize(request, asked);
      return database.read(async (snapshot) => {
        const audits = await inventory.audits(snapshot, restaurantId, request.params.id, page);
        sendCursor(reply, await snapshot.cursors([streams.inventory(restaurantId)]));
        return audits;
      });
    },
  );

  app.get(
    "/stock/last_movements",
    { config: { permits: "stock.read" }, schema: { querystring, response: { 200: z.array(stockAudit) } } },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      return database.read(async (snapshot) => {
        sendCursor(reply, await snapshot.cursors([streams.inventory(restaurantId)]));
        return inventory.lastAudits(snapshot, restaurantId);
      });
    },
  );
}

function stockCommands(app: HttpApp, command: Command, inventory: InventoryService): void {
  /** Runs a change of stock for the staff of its restaurant; it answers with the item. */
  const change = (
    request: FastifyRequest,
    asked: number | undefined,
    work: (transaction: Transaction, by: { restaurantId: number; userId: number }) => Promise<unknown>,
  ) => {
    const { user, restaurantId } = authorize(request, asked);
    return command(request, restaurantId, async (transaction) => ({
      status: 200,
      body: await work(transaction, { restaurantId, userId: user.userId }),
    }));
  };

  app.post(
    "/menu_items/:id/update_stock",
    { config, schema: { params, querystring, body: updateStockRequest, response } },
    async (request, reply) => {
      const { params: item, query, body } = request;
      const answer = await change(request, query.restaurant_id, (transaction, by) =>
        inventory.updateStock(transaction, { ...by, itemId: item.id }, body),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/menu_items/:id/mark_as_damaged",
    { config, schema: { params, querystring, body: markDamagedRequest, response } },
    async (request, reply) => {
      const { params: item, query, body } = request;
      const answer = await change(request, query.restaurant_id, (transaction, by) =>
        inventory.markDamaged(transaction, { ...by, itemId: item.id }, body),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/menu_items/:id/undo_stock",
    { config, schema: { params, querystring, body: z.nullish(undoStockRequest), response } },
    async (request, reply) => {
      const { params: item, query, body } = request;
      const answer = await change(request, query.restaurant_id, (transaction, by) =>
        inventory.undo(transaction, { ...by, itemId: item.id }, body?.audit_id),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/menu_items/:id/sold_out",
    { config, schema: { params, querystring, body: soldOutRequest, response } },
    async (request, reply) => {
      const { params: item, query, body } = request;
      const answer = await change(request, query.restaurant_id, (transaction, by) =>
        inventory.takeOffSale(transaction, { ...by, itemId: item.id }, body),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.delete(
    "/menu_items/:id/sold_out",
    { config, schema: { params, querystring, body: z.nullish(restoreRequest), response } },
    async (request, reply) => {
      const { params: item, query, body } = request;
      const answer = await change(request, query.restaurant_id, (transaction, by) =>
        inventory.putBack(transaction, { ...by, itemId: item.id }, body?.expected_version),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/options/:id/update_stock",
    { config, schema: { params, querystring, body: updateOptionStockRequest, response } },
    async (request, reply) => {
      const { params: option, query, body } = request;
      const answer = await change(request, query.restaurant_id, (transaction, by) =>
        inventory.updateOptionStock(transaction, { ...by, optionId: option.id }, body),
      );
      return sendAnswer(reply, answer);
    },
  );
}
