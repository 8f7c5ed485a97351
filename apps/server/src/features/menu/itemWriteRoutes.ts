import { createMenuItemRequest, menuItem, updateMenuItemRequest } from "@hafaloha/contract";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams as params, restaurantQuery as querystring } from "../../http/parameters.ts";
import { sendAnswer } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import type { ItemEditor } from "./itemEditor.ts";

interface Dependencies {
  readonly command: Command;
  readonly items: ItemEditor;
}

const config = { permits: "menu.write" } as const;

export function itemWriteRoutes(app: HttpApp, { command, items }: Dependencies): void {
  app.post(
    "/menu_items",
    { config, schema: { querystring, body: createMenuItemRequest, response: { 201: menuItem } } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 201,
        body: await items.create(transaction, { restaurantId, userId: user.userId }, request.body.menu_item),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.patch(
    "/menu_items/:id",
    { config, schema: { params, querystring, body: updateMenuItemRequest, response: { 200: menuItem } } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const task = { restaurantId, userId: user.userId, itemId: request.params.id };
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: await items.change(transaction, task, request.body.menu_item),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.delete("/menu_items/:id", { config, schema: { params, querystring } }, async (request, reply) => {
    const { user, restaurantId } = authorize(request, request.query.restaurant_id);
    const task = { restaurantId, userId: user.userId, itemId: request.params.id };
    const { status } = await command(request, restaurantId, async (transaction) => {
      await items.remove(transaction, task);
      return { status: 204, body: null };
    });
    return reply.code(status).send();
  });
}
