import { pushKey, pushSubscription, subscribePushRequest, unsubscribePushRequest } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { restaurantQuery as querystring } from "../../http/parameters.ts";
import { sendAnswer } from "../../http/replies.ts";
import { Refusal } from "../../refusal.ts";
import { instant } from "../../wireValues.ts";
import { authorize } from "../accounts/authorization.ts";
import { whyNotEndpoint } from "./rules.ts";
import type { Push } from "./service.ts";
import { forgetOldest, removeSubscription, saveSubscription, subscriptionsOf } from "./store.ts";

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
    { config, schema: { querystring, body: subscribePushRequest, response: { 201: z.object({}) } } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      if (push.kind === "off") throw new Refusal("invalid", "Web push is off here. Start the server with WEB_PUSH=on.");
      const { endpoint, keys, device } = request.body;
      const problem = whyNotEndpoint(endpoint, push.mayLoopback);
      if (problem !== undefined) {
        throw new Refusal("invalid", `endpoint: ${problem}.`, { details: [{ path: "endpoint", message: problem }] });
      }
      const answer = await command(request, restaurantId, async ({ rows, now }) => {
        const owner = { user_id: user.userId, restaurant_id: restaurantId };
        await saveSubscription(rows, { ...owner, endpoint, ...keys, device: device || null, created_at: now });
        await forgetOldest(rows, user.userId, mostDevices);
        return { status: 201, body: {} };
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
}
