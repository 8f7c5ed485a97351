import {
  acknowledgeAllRequest,
  acknowledgedCount,
  checkOffRequest,
  idText,
  order,
  orderHistoryEntry,
  orderPage,
  placedOrder,
  placeOrderRequest,
  seenOrder,
  trackedOrder,
  updateOrderRequest,
} from "@hafaloha/contract";
import type { FastifyReply } from "fastify";
import * as z from "zod/mini";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams, recentQuery, restaurantQuery } from "../../http/parameters.ts";
import { sendAnswer, sendCursor } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import { orderListQuerystring } from "./listQuery.ts";
import { readableOrders } from "./policy.ts";
import type { OrderReads, Read } from "./reads.ts";
import { deviceOf } from "./rules/device.ts";
import type { Orders } from "./service.ts";

interface Dependencies {
  readonly command: Command;
  readonly orders: Orders;
  readonly reads: OrderReads;
}

/** 0 asks for orders from the first one on. */
const afterId = z.object({ id: z.union([idText, z.pipe(z.literal("0"), z.transform(Number))]) });

const lineParams = z.extend(idParams, { line_id: idText });

/** Checking a page of 100 orders costs eight times what writing it does; each order is made by a view of the contract's type. */
const serializerCompiler = () => JSON.stringify;

export function orderRoutes(app: HttpApp, { command, orders, reads }: Dependencies): void {
  commandRoutes(app, command, orders);
  readRoutes(app, reads);
}

function commandRoutes(app: HttpApp, command: Command, orders: Orders): void {
  app.post(
    "/orders",
    { config: { permits: "anyone" }, schema: { body: placeOrderRequest, response: { 201: placedOrder } } },
    async (request, reply) => {
      const { principal, body } = request;
      const by = { principal, device: deviceOf(request.headers["user-agent"]) };
      const answer = await command(request, body.restaurant_id, async (transaction) => ({
        status: 201,
        body: await orders.place(transaction, by, body),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.patch(
    "/orders/:id",
    {
      config: { permits: "orders.update" },
      schema: { params: idParams, querystring: restaurantQuery, body: updateOrderRequest, response: { 200: order } },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const by = { user, device: deviceOf(request.headers["user-agent"]) };
      const key = { restaurantId, orderId: request.params.id };
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: await orders.update(transaction, by, key, request.body.order),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.patch(
    "/orders/:id/lines/:line_id",
    {
      config: { permits: "orders.check_off" },
      schema: { params: lineParams, querystring: restaurantQuery, body: checkOffRequest, response: { 200: order } },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const { id: orderId, line_id: lineId } = request.params;
      const { made_quantity: made } = request.body.line;
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: await orders.checkOff(transaction, user, { restaurantId, orderId }, lineId, made),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/orders/:id/acknowledge",
    {
      config: { permits: "orders.acknowledge" },
      schema: { params: idParams, querystring: restaurantQuery, response: { 200: order } },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const key = { restaurantId, orderId: request.params.id };
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: await orders.acknowledge(transaction, user, key),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/orders/acknowledge_all",
    {
      config: { permits: "orders.acknowledge" },
      schema: {
        querystring: restaurantQuery,
        body: z.nullish(acknowledgeAllRequest),
        response: { 200: acknowledgedCount },
      },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: {
          acknowledged_count: await orders.acknowledgeAll(transaction, user, restaurantId, request.body?.ids),
        },
      }));
      return sendAnswer(reply, answer);
    },
  );
}

function readRoutes(app: HttpApp, reads: OrderReads): void {
  app.get(
    "/orders",
    {
      config: { permits: "orders.read_own" },
      schema: { querystring: orderListQuerystring, response: { 200: orderPage } },
      serializerCompiler,
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      return answer(reply, await reads.page(readableOrders(user), restaurantId, request.query));
    },
  );

  app.get(
    "/orders/:id",
    {
      config: { permits: "orders.read_own" },
      schema: { params: idParams, querystring: restaurantQuery, response: { 200: seenOrder } },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      return answer(reply, await reads.one(readableOrders(user), { restaurantId, orderId: request.params.id }));
    },
  );

  app.get(
    "/orders/:id/history",
    {
      config: { permits: "orders.read_all" },
      schema: { params: idParams, querystring: restaurantQuery, response: { 200: z.array(orderHistoryEntry) } },
    },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      return answer(reply, await reads.history({ restaurantId, orderId: request.params.id }));
    },
  );

  app.get(
    "/orders/new_since/:id",
    {
      config: { permits: "orders.read_all" },
      schema: { params: afterId, querystring: restaurantQuery, response: { 200: z.array(order) } },
      serializerCompiler,
    },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      return answer(reply, await reads.newSince(restaurantId, request.params.id));
    },
  );

  app.get(
    "/orders/unacknowledged",
    {
      config: { permits: "orders.read_all" },
      schema: { querystring: recentQuery, response: { 200: z.array(order) } },
      serializerCompiler,
    },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      return answer(reply, await reads.unacknowledged(restaurantId, request.query.hours));
    },
  );

  app.get(
    "/orders/track/:tracking_token",
    {
      config: { permits: "anyone" },
      schema: { params: z.object({ tracking_token: z.string() }), response: { 200: trackedOrder } },
    },
    async (request, reply) => answer(reply, await reads.tracked(request.params.tracking_token)),
  );
}

function answer<Body>(reply: FastifyReply, { body, cursors }: Read<Body>): Body {
  sendCursor(reply, cursors);
  return body;
}
