import { openingHours, type Restaurant, timerLimits } from "@hafaloha/contract";
import * as z from "zod/mini";
import { hoursChangeAt, isOpen } from "../../openingHours.ts";
import { instant } from "../../wireValues.ts";
import type { OrderingRestaurant } from "../orders/ports.ts";
import { type Intake, intakeAt } from "./rules/intake.ts";
import type { RestaurantRow } from "./store.ts";

const hours = z.array(openingHours);
const names = z.array(z.string());

export function restaurantView(row: RestaurantRow, now: number): Restaurant {
  const { id, name, address, phone, time_zone, currency, prep_minutes, version } = row;
  const opening = { openingHours: hours.parse(JSON.parse(row.opening_hours)), timeZone: time_zone };
  const { state, extraMinutes, until } = intakeAt(intakeOf(row), now);
  return {
    id,
    name,
    address,
    phone,
    time_zone,
    currency,
    prep_minutes,
    timer_limits: timerLimits.parse(JSON.parse(row.timer_limits)),
    opening_hours: opening.openingHours,
    shelves: shelvesOf(row),
    intake: { state, extra_minutes: extraMinutes, until: instant(until) },
    open_now: isOpen(opening, now),
    hours_change_at: instant(hoursChangeAt(opening, now)),
    version,
  };
}

/** The restaurant as its orders are judged by it. */
export function orderingView(row: RestaurantRow): OrderingRestaurant {
  const { state, until } = intakeOf(row);
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    timeZone: row.time_zone,
    currency: row.currency,
    orderPrefix: row.order_prefix,
    prepMinutes: row.prep_minutes,
    openingHours: hours.parse(JSON.parse(row.opening_hours)),
    pausedUntil: state === "paused" ? until : null,
    shelves: shelvesOf(row),
  };
}

export const intakeOf = (row: RestaurantRow): Intake => ({
  state: row.intake_state,
  extraMinutes: row.intake_extra_minutes,
  until: row.intake_until,
});

const shelvesOf = ({ shelves }: RestaurantRow) => names.parse(JSON.parse(shelves));
