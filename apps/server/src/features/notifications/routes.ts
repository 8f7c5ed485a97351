import {
  acknowledgedCount,
  acknowledgeNotificationsRequest,
  notificationList,
  notificationType,
} from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams, recentQuery, restaurantQuery } from "../../http/parameters.ts";
import { sendAnswer, sendCursor } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import type { Notifications } from "./service.ts";

const openQuery = z.extend(recentQuery, { type: z.optional(notificationType) });

interface Dependencies {
  readonly command: Command;
  readonly notifications: Notifications;
}

export function notificationRoutes(app: HttpApp, { command, notifications }: Dependencies): void {
  app.get(
    "/notifications",
    {
      config: { permits: "notifications.read" },
      schema: { querystring: restaurantQuery, response: { 200: notificationList } },
    },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      const list = await notifications.recent(restaurantId);
      sendCursor(reply, [list.cursor]);
      return list;
    },
  );

  app.get(
    "/notifications/unacknowledged",
    {
      config: { permits: "notifications.read" },
      schema: { querystring: openQuery, response: { 200: notificationList } },
    },
    async (request, reply) => {
      const { hours, type, restaurant_id } = request.query;
      const { restaurantId } = authorize(request, restaurant_id);
      const list = await notifications.unacknowledged(restaurantId, { hours, type });
      sendCursor(reply, [list.cursor]);
      return list;
    },
  );

  app.post(
    "/notifications/:id/acknowledge",
    { config: { permits: "notifications.acknowledge" }, schema: { params: idParams, querystring: restaurantQuery } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const { status } = await command(request, restaurantId, async (transaction) => {
        await notifications.acknowledge(transaction, restaurantId, request.params.id, user.userId);
        return { status: 204, body: null };
      });
      return reply.code(status).send();
    },
  );

  app.post(
    "/notifications/acknowledge_all",
    {
      config: { permits: "notifications.acknowledge" },
      schema: {
        querystring: restaurantQuery,
        body: z.nullish(acknowledgeNotificationsRequest),
        response: { 200: acknowledgedCount },
      },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const type = request.body?.type ?? undefined;
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: {
          acknowledged_count: await notifications.acknowledgeAll(transaction, restaurantId, type, user.userId),
        },
      }));
      return sendAnswer(reply, answer);
    },
  );
}
