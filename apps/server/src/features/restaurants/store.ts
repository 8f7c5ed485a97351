import type { Selectable, Updateable } from "kysely";
import type { Rows, Tables } from "../../database/tables.ts";
import type { Intake } from "./rules/intake.ts";

export type RestaurantRow = Selectable<Tables["restaurants"]>;

export function allRestaurants(rows: Rows): Promise<RestaurantRow[]> {
  return rows.selectFrom("restaurants").selectAll().orderBy("id").execute();
}

export function restaurantById(rows: Rows, id: number): Promise<RestaurantRow | undefined> {
  return rows.selectFrom("restaurants").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Whether there is a restaurant. No restaurant ever goes, so one that was found is not looked for again. */
export function createRestaurantExists(rows: Rows): (id: number) => Promise<boolean> {
  const known = new Set<number>();
  return async (id) => {
    if (known.has(id)) return true;
    const found = await rows.selectFrom("restaurants").select("id").where("id", "=", id).executeTakeFirst();
    if (found !== undefined) known.add(id);
    return found !== undefined;
  };
}

export function changeRestaurant(
  rows: Rows,
  id: number,
  changes: Updateable<Tables["restaurants"]>,
): Promise<RestaurantRow> {
  return rows.updateTable("restaurants").set(changes).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
}

export const intakeColumns = ({ state, extraMinutes, until }: Intake) => ({
  intake_state: state,
  intake_extra_minutes: extraMinutes,
  intake_until: until,
});

/** Restaurants whose pause or busy time has ended and that still say otherwise. */
export async function restaurantsWithEndedIntake(rows: Rows, now: number): Promise<number[]> {
  const due = await rows
    .selectFrom("restaurants")
    .select("id")
    .where("intake_until", "<=", now)
    .orderBy("id")
    .execute();
  return due.map(({ id }) => id);
}

/** Opens an intake that was to end by now; nothing where another node, or a new pause, was first. */
export function claimEndedIntake(
  rows: Rows,
  id: number,
  intake: Intake,
  now: number,
): Promise<RestaurantRow | undefined> {
  return rows
    .updateTable("restaurants")
    .set(intakeColumns(intake))
    .where("id", "=", id)
    .where("intake_until", "<=", now)
    .returningAll()
    .executeTakeFirst();
}
