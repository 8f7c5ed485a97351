import { type Restaurant, streams, type updateRestaurantRequest } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import { notFound, Refusal } from "../../refusal.ts";
import type { Restaurants } from "../orders/ports.ts";
import { type AskedIntake, intakeAt, intakeFrom } from "./rules/intake.ts";
import { changeRestaurant, intakeColumns, type RestaurantRow, restaurantById } from "./store.ts";
import { intakeOf, orderingView, restaurantView } from "./view.ts";

type SettingsChange = z.infer<typeof updateRestaurantRequest>["restaurant"];

/** The restaurants as the orders need them. */
export const orderingRestaurants: Restaurants = {
  orderingRestaurant: async ({ rows }, restaurantId) => {
    const row = await restaurantById(rows, restaurantId);
    return row && orderingView(row);
  },
};

/** Pauses, slows or opens the intake of orders (O12); opening what is open is no news. */
export async function setIntake(
  transaction: Transaction,
  restaurantId: number,
  asked: AskedIntake,
): Promise<Restaurant> {
  const { rows, now } = transaction;
  const row = await existing(transaction, restaurantId);
  const intake = intakeFrom(asked, now);
  if (intake.state === "open" && intakeAt(intakeOf(row), now).state === "open") return restaurantView(row, now);
  return tell(transaction, await changeRestaurant(rows, restaurantId, intakeColumns(intake)));
}

/** Changes the settings that are named; one who says which version they saw is told when it is not the newest. */
export async function changeSettings(
  transaction: Transaction,
  restaurantId: number,
  change: SettingsChange,
): Promise<Restaurant> {
  const row = await existing(transaction, restaurantId);
  const { expected_version: expected, timer_limits, opening_hours, shelves, ...plain } = change;
  if (expected != null && expected !== row.version) {
    throw new Refusal(
      "stale_version",
      `The settings of ${row.name} were changed meanwhile: they are at version ${row.version}, not ${expected}. Look at them and try again.`,
      { body: { restaurant: restaurantView(row, transaction.now) } },
    );
  }
  const settings = {
    ...plain,
    ...(timer_limits && { timer_limits: JSON.stringify(timer_limits) }),
    ...(opening_hours && { opening_hours: JSON.stringify(opening_hours) }),
    ...(shelves && { shelves: JSON.stringify(shelves) }),
  };
  if (Object.keys(settings).length === 0) {
    throw new Refusal("invalid", "The request changes nothing: give at least one setting.");
  }
  return tell(
    transaction,
    await changeRestaurant(transaction.rows, restaurantId, { ...settings, version: row.version + 1 }),
  );
}

/** Tells everyone, storefronts and screens, how the restaurant is now. */
export function tell({ emit, now }: Pick<Transaction, "emit" | "now">, row: RestaurantRow): Restaurant {
  const restaurant = restaurantView(row, now);
  emit(streams.restaurant(row.id), { type: "restaurant_update", restaurant });
  return restaurant;
}

async function existing({ rows }: Transaction, restaurantId: number): Promise<RestaurantRow> {
  const row = await restaurantById(rows, restaurantId);
  if (row === undefined) throw notFound(`restaurant ${restaurantId}`);
  return row;
}
