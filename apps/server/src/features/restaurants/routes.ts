import { restaurant, streams } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams } from "../../http/parameters.ts";
import { sendCursor } from "../../http/replies.ts";
import { notFound } from "../../refusal.ts";
import { allRestaurants, restaurantById } from "./store.ts";
import { restaurantView } from "./view.ts";

/** Restaurants are public: a storefront shows them before anyone signs in. */
export function restaurantRoutes(app: HttpApp, { database }: { database: Database }): void {
  app.get(
    "/restaurants",
    { config: { permits: "anyone" }, schema: { response: { 200: z.array(restaurant) } } },
    (_request, reply) =>
      database.read(async ({ rows, cursors }) => {
        const found = await allRestaurants(rows);
        sendCursor(reply, await cursors(found.map(({ id }) => streams.restaurant(id))));
        return found.map(restaurantView);
      }),
  );

  app.get(
    "/restaurants/:id",
    { config: { permits: "anyone" }, schema: { params: idParams, response: { 200: restaurant } } },
    ({ params: { id } }, reply) =>
      database.read(async ({ rows, cursors }) => {
        const found = await restaurantById(rows, id);
        if (found === undefined) throw notFound(`restaurant ${id}`);
        sendCursor(reply, await cursors([streams.restaurant(id)]));
        return restaurantView(found);
      }),
  );
}
