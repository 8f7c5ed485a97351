import { acknowledgeAllRequest, idText, placeOrderRequest, updateOrderRequest } from "@hafaloha/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Answer, Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { sendCursor } from "../../http/replies.ts";
import { requestedRestaurant } from "../../http/tenant.ts";
import { type Action, requirePermission } from "../accounts/policy.ts";
import { orderListQuerystring } from "./listQuery.ts";
import { readableOrders } from "./policy.ts";
import type { OrderReads, Read } from "./reads.ts";
import type { Orders } from "./service.ts";

interface Dependencies {
  readonly command: Command;
  readonly orders: Orders;
  readonly reads: OrderReads;
}

const byId = z.object({ id: idText });
/** 0 asks for orders from the first one on. */
const afterId = z.object({ id: z.union([idText, z.pipe(z.literal("0"), z.transform(Number))]) });
const ofRestaurant = z.object({ restaurant_id: z.optional(idText) });
const recent = z.extend(ofRestaurant, {
  hours: z._default(z.pipe(idText, z.number().check(z.maximum(8_760, "hours must be at most 8760, a year"))), 24),
});

export function orderRoutes(app: HttpApp, { command, orders, reads }: Dependencies): void {
  commandRoutes(app, command, orders);
  readRoutes(app, reads);
}

function commandRoutes(app: HttpApp, command: Command, orders: Orders): void {
  app.post("/orders", { schema: { body: placeOrderRequest } }, async (request, reply) => {
    const { principal, body } = request;
    const answer = await command(request, { principal, restaurantId: body.restaurant_id }, async (transaction) => ({
      status: 201,
      body: await orders.place(transaction, principal, body),
    }));
    return send(reply, answer);
  });

  app.patch(
    "/orders/:id",
    { schema: { params: byId, querystring: ofRestaurant, body: updateOrderRequest } },
    async (request, reply) => {
      const { user, restaurantId } = allowed(request, "orders.update", request.query.restaurant_id);
      const key = { restaurantId, orderId: request.params.id };
      const answer = await command(request, { principal: user, restaurantId }, async (transaction) => ({
        status: 200,
        body: await orders.update(transaction, user, key, request.body.order),
      }));
      return send(reply, answer);
    },
  );

  app.post(
    "/orders/:id/acknowledge",
    { schema: { params: byId, querystring: ofRestaurant } },
    async (request, reply) => {
      const { user, restaurantId } = allowed(request, "orders.acknowledge", request.query.restaurant_id);
      const key = { restaurantId, orderId: request.params.id };
      const answer = await command(request, { principal: user, restaurantId }, async (transaction) => ({
        status: 200,
        body: await orders.acknowledge(transaction, user, key),
      }));
      return send(reply, answer);
    },
  );

  app.post(
    "/orders/acknowledge_all",
    { schema: { querystring: ofRestaurant, body: z.nullish(acknowledgeAllRequest) } },
    async (request, reply) => {
      const { user, restaurantId } = allowed(request, "orders.acknowledge", request.query.restaurant_id);
      const answer = await command(request, { principal: user, restaurantId }, async (transaction) => ({
        status: 200,
        body: {
          acknowledged_count: await orders.acknowledgeAll(transaction, user, restaurantId, request.body?.ids),
        },
      }));
      return send(reply, answer);
    },
  );
}

function readRoutes(app: HttpApp, reads: OrderReads): void {
  app.get("/orders", { schema: { querystring: orderListQuerystring } }, async (request, reply) => {
    const { user, restaurantId } = allowed(request, "orders.read_own", request.query.restaurant_id);
    return answer(reply, await reads.page(readableOrders(user), restaurantId, request.query));
  });

  app.get("/orders/:id", { schema: { params: byId, querystring: ofRestaurant } }, async (request, reply) => {
    const { user, restaurantId } = allowed(request, "orders.read_own", request.query.restaurant_id);
    return answer(reply, await reads.one(readableOrders(user), { restaurantId, orderId: request.params.id }));
  });

  app.get(
    "/orders/new_since/:id",
    { schema: { params: afterId, querystring: ofRestaurant } },
    async (request, reply) => {
      const { restaurantId } = allowed(request, "orders.read_all", request.query.restaurant_id);
      return answer(reply, await reads.newSince(restaurantId, request.params.id));
    },
  );

  app.get("/orders/unacknowledged", { schema: { querystring: recent } }, async (request, reply) => {
    const { restaurantId } = allowed(request, "orders.read_all", request.query.restaurant_id);
    return answer(reply, await reads.unacknowledged(restaurantId, request.query.hours));
  });

  app.get(
    "/orders/track/:tracking_token",
    { schema: { params: z.object({ tracking_token: z.string() }) } },
    async (request, reply) => answer(reply, await reads.tracked(request.params.tracking_token)),
  );
}

function allowed({ principal }: FastifyRequest, action: Action, askedId: number | undefined) {
  const user = requirePermission(principal, action);
  return { user, restaurantId: requestedRestaurant(user, askedId) };
}

const send = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);

function answer<Body>(reply: FastifyReply, { body, cursors }: Read<Body>): Body {
  sendCursor(reply, cursors);
  return body;
}
