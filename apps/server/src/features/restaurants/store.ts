import type { Selectable } from "kysely";
import type { Rows, Tables } from "../../database/tables.ts";

export type RestaurantRow = Selectable<Tables["restaurants"]>;

export function allRestaurants(rows: Rows): Promise<RestaurantRow[]> {
  return rows.selectFrom("restaurants").selectAll().orderBy("id").execute();
}

export function restaurantById(rows: Rows, id: number): Promise<RestaurantRow | undefined> {
  return rows.selectFrom("restaurants").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function restaurantExists(rows: Rows, id: number): Promise<boolean> {
  const found = await rows.selectFrom("restaurants").select("id").where("id", "=", id).executeTakeFirst();
  return found !== undefined;
}
