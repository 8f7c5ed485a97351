import { restaurant, setIntakeRequest, streams, updateRestaurantRequest } from "@hafaloha/contract";
import type { FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Database, Transaction } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams } from "../../http/parameters.ts";
import { sendAnswer, sendCursor } from "../../http/replies.ts";
import { notFound } from "../../refusal.ts";
import { authorize } from "../accounts/authorization.ts";
import { changeSettings, setIntake } from "./service.ts";
import { allRestaurants, restaurantById } from "./store.ts";
import { restaurantView } from "./view.ts";

interface Dependencies {
  readonly database: Database;
  readonly command: Command;
}

export function restaurantRoutes(app: HttpApp, { database, command }: Dependencies): void {
  readRoutes(app, database);
  commandRoutes(app, command);
}

/** Restaurants are public: a storefront shows them before anyone signs in. */
function readRoutes(app: HttpApp, database: Database): void {
  app.get(
    "/restaurants",
    { config: { permits: "anyone" }, schema: { response: { 200: z.array(restaurant) } } },
    (_request, reply) =>
      database.read(async ({ rows, now, cursors }) => {
        const found = await allRestaurants(rows);
        sendCursor(reply, await cursors(found.map(({ id }) => streams.restaurant(id))));
        return found.map((row) => restaurantView(row, now));
      }),
  );

  app.get(
    "/restaurants/:id",
    { config: { permits: "anyone" }, schema: { params: idParams, response: { 200: restaurant } } },
    ({ params: { id } }, reply) =>
      database.read(async ({ rows, now, cursors }) => {
        const found = await restaurantById(rows, id);
        if (found === undefined) throw notFound(`restaurant ${id}`);
        sendCursor(reply, await cursors([streams.restaurant(id)]));
        return restaurantView(found, now);
      }),
  );
}

function commandRoutes(app: HttpApp, command: Command): void {
  /** The restaurant of the address must be the caller's own; a super_admin names theirs by it. */
  const change = (
    request: FastifyRequest,
    { id }: { id: number },
    work: (transaction: Transaction, restaurantId: number) => Promise<unknown>,
  ) => {
    const { restaurantId } = authorize(request, id);
    return command(request, restaurantId, async (transaction) => ({
      status: 200,
      body: await work(transaction, restaurantId),
    }));
  };

  app.patch(
    "/restaurants/:id",
    {
      config: { permits: "restaurant.write" },
      schema: { params: idParams, body: updateRestaurantRequest, response: { 200: restaurant } },
    },
    async (request, reply) => {
      const answer = await change(request, request.params, (transaction, restaurantId) =>
        changeSettings(transaction, restaurantId, request.body.restaurant),
      );
      return sendAnswer(reply, answer);
    },
  );

  app.patch(
    "/restaurants/:id/intake",
    {
      config: { permits: "intake.write" },
      schema: { params: idParams, body: setIntakeRequest, response: { 200: restaurant } },
    },
    async (request, reply) => {
      const answer = await change(request, request.params, (transaction, restaurantId) =>
        setIntake(transaction, restaurantId, request.body.intake),
      );
      return sendAnswer(reply, answer);
    },
  );
}
