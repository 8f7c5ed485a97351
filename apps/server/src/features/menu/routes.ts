import { category, guestMenuItem, menuItem, menu as menuSchema, streams } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams, restaurantQuery } from "../../http/parameters.ts";
import type { Principal } from "../../http/principal.ts";
import { sendCursor } from "../../http/replies.ts";
import { Refusal } from "../../refusal.ts";
import { type MenuAudience, menuAudience } from "./policy.ts";
import type { MenuService } from "./service.ts";

/** Staff see more of an item than guests. */
const seenItem = z.union([menuItem, guestMenuItem]);

/** The menu is public: anyone may read any restaurant's, and follow it from where it was read. */
export function menuRoutes(app: HttpApp, { database, menu }: { database: Database; menu: MenuService }): void {
  app.get(
    "/menu_items",
    { config: { permits: "anyone" }, schema: { querystring: restaurantQuery, response: { 200: z.array(seenItem) } } },
    async (request, reply) => {
      const restaurantId = readRestaurant(request.principal, request.query.restaurant_id);
      const audience = menuAudience(request.principal, restaurantId);
      return database.read(async (snapshot) => {
        const items = await menu.items(snapshot, restaurantId, audience);
        sendCursor(reply, await snapshot.cursors(itemStreams(restaurantId, audience)));
        return items;
      });
    },
  );

  app.get(
    "/menu_items/:id",
    {
      config: { permits: "anyone" },
      schema: { params: idParams, querystring: restaurantQuery, response: { 200: seenItem } },
    },
    async (request, reply) =>
      database.read(async (snapshot) => {
        const item = await menu.item(snapshot, request.params.id, (id) => menuAudience(request.principal, id));
        const asked = request.query.restaurant_id ?? item.restaurant_id;
        if (asked !== item.restaurant_id) {
          throw new Refusal("not_found", `Restaurant ${asked} has no menu item ${item.id}.`);
        }
        const audience = menuAudience(request.principal, item.restaurant_id);
        sendCursor(reply, await snapshot.cursors(itemStreams(item.restaurant_id, audience)));
        return item;
      }),
  );

  app.get(
    "/menus",
    { config: { permits: "anyone" }, schema: { querystring: restaurantQuery, response: { 200: z.array(menuSchema) } } },
    async (request, reply) => {
      const restaurantId = readRestaurant(request.principal, request.query.restaurant_id);
      return database.read(async (snapshot) => {
        const menus = await menu.menus(snapshot, restaurantId, menuAudience(request.principal, restaurantId));
        sendCursor(reply, await snapshot.cursors([streams.menu(restaurantId)]));
        return menus;
      });
    },
  );

  app.get(
    "/categories",
    { config: { permits: "anyone" }, schema: { querystring: restaurantQuery, response: { 200: z.array(category) } } },
    async (request, reply) => {
      const restaurantId = readRestaurant(request.principal, request.query.restaurant_id);
      return database.read(async (snapshot) => {
        const categories = await menu.categories(snapshot, restaurantId, menuAudience(request.principal, restaurantId));
        sendCursor(reply, await snapshot.cursors([streams.menu(restaurantId), streams.categories(restaurantId)]));
        return categories;
      });
    },
  );
}

/** A public read may name any restaurant; without a name it is about the user's own. */
function readRestaurant(principal: Principal, askedId: number | undefined): number {
  const id = askedId ?? (principal.kind === "user" ? principal.restaurantId : null);
  if (id === null) throw new Refusal("malformed", "Name the restaurant by ?restaurant_id=.");
  return id;
}

function itemStreams(restaurantId: number, audience: MenuAudience): string[] {
  const menu = streams.menu(restaurantId);
  return audience === "staff" ? [menu, streams.inventory(restaurantId)] : [menu];
}
