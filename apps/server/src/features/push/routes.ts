import {
  addedDevice,
  pushKey,
  pushSubscription,
  pushTried,
  subscribePushRequest,
  unsubscribePushRequest,
} from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams as params, restaurantQuery as querystring } from "../../http/parameters.ts";
import { sendAnswer } from "../../http/replies.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { instant } from "../../wireValues.ts";
import { authorize } from "../accounts/authorization.ts";
import { whyNotEndpoint } from "./rules.ts";
import { type Push, tryPush } from "./service.ts";
import {
  forgetOldest,
  removeListed,
  removeSubscription,
  saveSubscription,
  subscriptionsOf,
  targetOf,
} from "./store.ts";

interface Dependencies {
  readonly database: Database;
  readonly command: Command;
  readonly push: Push;
}

const config = { permits: "push.receive" } as const;
const mostDevices = 10;

/** Each of the staff adds their own devices. */
export function pushRoutes(app: HttpApp, { database, command, push }: Dependencies): void {
  app.get("/push/key", { config, schema: { querystring, response: { 200: pushKey } } }, async (request) => {
    authorize(request, request.query.restaurant_id);
    return { public_key: push.kind === "on" ? push.publicKey : null };
  });

  app.get(
    "/push/subscriptions",
    { config, schema: { querystring, response: { 200: z.array(pushSubscription) } } },
    async (request) => {
      const { user } = authorize(request, request.query.restaurant_id);
      const devices = await database.read(({ rows }) => subscriptionsOf(rows, user.userId));
      return devices.map(({ created_at, ...device }) => ({ ...device, created_at: instant(created_at) }));
    },
  );

  app.post(
    "/push/subscriptions",
    { config, schema: { querystring, body: subscribePushRequest, response: { 201: addedDevice } } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      if (push.kind === "off") throw isOff();
      const { endpoint, keys, device } = request.body;
      const problem = whyNotEndpoint(endpoint, push.mayLoopback);
      if (problem !== undefined) {
        throw new Refusal("invalid", `endpoint: ${problem}.`, { details: [{ path: "endpoint", message: problem }] });
      }
      const answer = await command(request, restaurantId, async ({ rows, now }) => {
        const owner = { user_id: user.userId, restaurant_id: restaurantId };
        const id = await saveSubscription(rows, {
          ...owner,
          endpoint,
          ...keys,
          device: device || null,
          created_at: now,
        });
        await forgetOldest(rows, user.userId, mostDevices);
        return { status: 201, body: { id } };
      });
      return sendAnswer(reply, answer);
    },
  );

  app.delete(
    "/push/subscriptions",
    { config, schema: { querystring, body: unsubscribePushRequest } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const { status } = await command(request, restaurantId, async ({ rows }) => {
        await removeSubscription(rows, user.userId, request.body.endpoint);
        return { status: 204, body: null };
      });
      return reply.code(status).send();
    },
  );

  app.delete("/push/subscriptions/:id", { config, schema: { params, querystring } }, async (request, reply) => {
    const { user, restaurantId } = authorize(request, request.query.restaurant_id);
    const { status } = await command(request, restaurantId, async ({ rows }) => {
      await removeListed(rows, user.userId, request.params.id);
      return { status: 204, body: null };
    });
    return reply.code(status).send();
  });

  app.post(
    "/push/subscriptions/:id/test",
    { config, schema: { params, querystring, response: { 200: pushTried } } },
    async (request) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      if (push.kind === "off") throw isOff();
      const { id } = request.params;
      const target = await database.read(({ rows }) => targetOf(rows, user.userId, id));
      if (!target) throw notFound(`device ${id}`);
      return { delivered: (await tryPush(push, target, restaurantId)) === "delivered" };
    },
  );
}

const isOff = () => new Refusal("invalid", "Web push is off here. Start the server with WEB_PUSH=on.");
