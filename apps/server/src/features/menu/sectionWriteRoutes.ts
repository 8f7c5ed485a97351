import {
  category,
  createCategoryRequest,
  createMenuRequest,
  menu,
  orderCategoriesRequest,
  updateCategoryRequest,
  updateMenuRequest,
} from "@hafaloha/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams as params, restaurantQuery as querystring } from "../../http/parameters.ts";
import { sendAnswer } from "../../http/replies.ts";
import { authorize } from "../accounts/authorization.ts";
import type { SectionEditor } from "./sectionEditor.ts";

interface Dependencies {
  readonly command: Command;
  readonly sections: SectionEditor;
}

const config = { permits: "menu.write" } as const;

interface Asked {
  readonly restaurant_id?: number | undefined;
}

type Work = (transaction: Transaction, restaurantId: number) => Promise<unknown>;

/** Menus, and the categories in which their items stand. */
export function sectionWriteRoutes(app: HttpApp, { command, sections }: Dependencies): void {
  const run = (request: FastifyRequest, asked: Asked, status: 200 | 201 | 204, work: Work) => {
    const { restaurantId } = authorize(request, asked.restaurant_id);
    return command(request, restaurantId, async (transaction) => ({
      status,
      body: (await work(transaction, restaurantId)) ?? null,
    }));
  };
  const make = async (request: FastifyRequest, reply: FastifyReply, asked: Asked, work: Work) =>
    sendAnswer(reply, await run(request, asked, 201, work));
  const change = async (request: FastifyRequest, reply: FastifyReply, asked: Asked, work: Work) =>
    sendAnswer(reply, await run(request, asked, 200, work));

  app.post(
    "/menus",
    { config, schema: { querystring, body: createMenuRequest, response: { 201: menu } } },
    (request, reply) =>
      make(request, reply, request.query, (transaction, restaurantId) =>
        sections.createMenu(transaction, restaurantId, request.body.menu),
      ),
  );

  app.patch(
    "/menus/:id",
    { config, schema: { params, querystring, body: updateMenuRequest, response: { 200: menu } } },
    (request, reply) =>
      change(request, reply, request.query, (transaction, restaurantId) =>
        sections.changeMenu(transaction, restaurantId, request.params.id, request.body.menu),
      ),
  );

  app.post(
    "/categories",
    { config, schema: { querystring, body: createCategoryRequest, response: { 201: category } } },
    (request, reply) =>
      make(request, reply, request.query, (transaction, restaurantId) =>
        sections.createCategory(transaction, restaurantId, request.body.category),
      ),
  );

  app.post(
    "/categories/order",
    { config, schema: { querystring, body: orderCategoriesRequest, response: { 200: z.array(category) } } },
    (request, reply) =>
      change(request, reply, request.query, (transaction, restaurantId) =>
        sections.orderCategories(transaction, restaurantId, request.body.ids),
      ),
  );

  app.patch(
    "/categories/:id",
    { config, schema: { params, querystring, body: updateCategoryRequest, response: { 200: category } } },
    (request, reply) =>
      change(request, reply, request.query, (transaction, restaurantId) =>
        sections.changeCategory(transaction, restaurantId, request.params.id, request.body.category),
      ),
  );

  app.delete("/categories/:id", { config, schema: { params, querystring } }, async (request, reply) => {
    const { status } = await run(request, request.query, 204, (transaction, restaurantId) =>
      sections.removeCategory(transaction, restaurantId, request.params.id),
    );
    return reply.code(status).send();
  });
}
