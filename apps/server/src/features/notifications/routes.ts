import { acknowledgeNotificationsRequest, idText, notificationType } from "@hafaloha/contract";
import type { FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { sendCursor } from "../../http/replies.ts";
import { requestedRestaurant } from "../../http/tenant.ts";
import { type Action, requirePermission } from "../accounts/policy.ts";
import type { Notifications } from "./service.ts";

const ofRestaurant = z.object({ restaurant_id: z.optional(idText) });
const recent = z.extend(ofRestaurant, {
  hours: z._default(z.pipe(idText, z.number().check(z.maximum(8_760, "hours must be at most 8760, a year"))), 24),
  type: z.optional(notificationType),
});

interface Dependencies {
  readonly command: Command;
  readonly notifications: Notifications;
}

export function notificationRoutes(app: HttpApp, { command, notifications }: Dependencies): void {
  app.get("/notifications/unacknowledged", { schema: { querystring: recent } }, async (request, reply) => {
    const { hours, type, restaurant_id } = request.query;
    const { restaurantId } = allowed(request, "notifications.read", restaurant_id);
    const list = await notifications.unacknowledged(restaurantId, { hours, type });
    sendCursor(reply, [list.cursor]);
    return list;
  });

  app.post(
    "/notifications/:id/acknowledge",
    { schema: { params: z.object({ id: idText }), querystring: ofRestaurant } },
    async (request, reply) => {
      const { principal, restaurantId } = allowed(request, "notifications.acknowledge", request.query.restaurant_id);
      const { status } = await command(request, { principal, restaurantId }, async (transaction) => {
        await notifications.acknowledge(transaction, restaurantId, request.params.id, principal.userId);
        return { status: 204, body: null };
      });
      return reply.code(status).send();
    },
  );

  app.post(
    "/notifications/acknowledge_all",
    { schema: { querystring: ofRestaurant, body: z.nullish(acknowledgeNotificationsRequest) } },
    async (request, reply) => {
      const { principal, restaurantId } = allowed(request, "notifications.acknowledge", request.query.restaurant_id);
      const type = request.body?.type ?? undefined;
      const { status, body } = await command(request, { principal, restaurantId }, async (transaction) => ({
        status: 200,
        body: {
          acknowledged_count: await notifications.acknowledgeAll(transaction, restaurantId, type, principal.userId),
        },
      }));
      return reply.code(status).send(body);
    },
  );
}

function allowed({ principal }: FastifyRequest, action: Action, askedId: number | undefined) {
  return { principal: requirePermission(principal, action), restaurantId: requestedRestaurant(principal, askedId) };
}
