import { type Restaurant, timerLimits } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { OrderingRestaurant } from "../orders/ports.ts";
import type { RestaurantRow } from "./store.ts";

export function restaurantView(row: RestaurantRow): Restaurant {
  const { id, name, address, phone, time_zone, currency, prep_minutes } = row;
  return {
    id,
    name,
    address,
    phone,
    time_zone,
    currency,
    prep_minutes,
    timer_limits: timerLimits.parse(JSON.parse(row.timer_limits)),
  };
}

const openingHours = z.array(z.object({ day: z.int(), from: z.int(), to: z.int() }));

/** The restaurant as its orders are judged by it. */
export function orderingView(row: RestaurantRow): OrderingRestaurant {
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    timeZone: row.time_zone,
    currency: row.currency,
    orderPrefix: row.order_prefix,
    prepMinutes: row.prep_minutes,
    openingHours: openingHours.parse(JSON.parse(row.opening_hours)),
  };
}
