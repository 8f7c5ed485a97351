import {
  category,
  createCategoryRequest,
  createMenuRequest,
  menu,
  orderCategoriesRequest,
  updateCategoryRequest,
  updateMenuRequest,
} from "@hafaloha/contract";
import type { FastifyRequest } from "fastify";
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

/** Menus, and the categories in which their items stand. */
export function sectionWriteRoutes(app: HttpApp, { command, sections }: Dependencies): void {
  const run = (
    request: FastifyRequest,
    { restaurant_id: asked }: { restaurant_id?: number | undefined },
    status: 200 | 201 | 204,
    work: (transaction: Transaction, restaurantId: number) => Promise<unknown>,
  ) => {
    const { restaurantId } = authorize(request, asked);
    return command(request, restaurantId, async (transaction) => ({
      status,
      body: (await work(transaction, restaurantId)) ?? null,
    }));
  };

  app.post(
    "/menus",
    { config, schema: { querystring, body: createMenuRequest, response: { 201: menu } } },
    async (request, reply) => {
      const answer = await run(request, request.query, 201, (transaction, restaurantId) =>
        sections.createMenu(transaction, restaurantId, request.body.menu),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.patch(
    "/menus/:id",
    { config, schema: { params, querystring, body: updateMenuRequest, response: { 200: menu } } },
    async (request, reply) => {
      const answer = await run(request, request.query, 200, (transaction, restaurantId) =>
        sections.changeMenu(transaction, restaurantId, request.params.id, request.body.menu),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/categories",
    { config, schema: { querystring, body: createCategoryRequest, response: { 201: category } } },
    async (request, reply) => {
      const answer = await run(request, request.query, 201, (transaction, restaurantId) =>
        sections.createCategory(transaction, restaurantId, request.body.category),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/categories/order",
    { config, schema: { querystring, body: orderCategoriesRequest, response: { 200: z.array(category) } } },
    async (request, reply) => {
      const answer = await run(request, request.query, 200, (transaction, restaurantId) =>
        sections.orderCategories(transaction, restaurantId, request.body.ids),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.patch(
    "/categories/:id",
    { config, schema: { params, querystring, body: updateCategoryRequest, response: { 200: category } } },
    async (request, reply) => {
      const answer = await run(request, request.query, 200, (transaction, restaurantId) =>
        sections.changeCategory(transaction, restaurantId, request.params.id, request.body.category),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.delete("/categories/:id", { config, schema: { params, querystring } }, async (request, reply) => {
    const { status } = await run(request, request.query, 204, (transaction, restaurantId) =>
      sections.removeCategory(transaction, restaurantId, request.params.id),
    );
    return reply.code(status).send();
  });
}
