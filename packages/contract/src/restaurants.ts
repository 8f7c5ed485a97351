import * as z from "zod/mini";
import { weekday } from "./menu.ts";
import { count, id, instant, text } from "./primitives.ts";

const minutes = (least: number, most: number) =>
  z.int().check(z.minimum(least, `must be at least ${least}`), z.maximum(most, `must be at most ${most}`));

/** Minutes after which an order is due soon and late, by the status that it waits in. */
export const timerLimits = z.object({
  pending_amber: z.int(),
  pending_red: z.int(),
  preparing_amber: z.int(),
  preparing_red: z.int(),
});

/**
 * When a restaurant is open, in minutes of its local day: 660 is 11:00. Hours that end before they begin go over midnight,
 * those that end where they begin last the whole day round; no hours at all are always open (O11).
 */
export const openingHours = z.object({ day: weekday, from: minutes(0, 1_439), to: minutes(0, 1_440) });
export type OpeningHours = z.infer<typeof openingHours>;

export const intakeState = z.enum(["open", "busy", "paused"]);
export type IntakeState = z.infer<typeof intakeState>;

/** Whether orders are taken (O12). What ends by itself says when; an open intake does not end. */
export const intake = z.object({
  state: intakeState,
  /** On top of `prep_minutes` in what customers are promised, while it is busy. */
  extra_minutes: count,
  until: z.nullable(instant),
});
export type Intake = z.infer<typeof intake>;

/** A restaurant as anyone may see it. */
export const restaurant = z.object({
  id,
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  time_zone: z.string(),
  currency: z.string(),
  prep_minutes: z.int(),
  timer_limits: timerLimits,
  opening_hours: z.array(openingHours),
  /** Names of the places where ready orders wait; none where the restaurant does not name them. */
  shelves: z.array(z.string()),
  intake,
  /** By the opening hours, when this was said; what it says ends at `hours_change_at`. */
  open_now: z.boolean(),
  /** When the restaurant closes, or opens again; null where it never does. */
  hours_change_at: z.nullable(instant),
  /** Rises with each change of the settings; the intake leaves it alone. */
  version: id,
});
export type Restaurant = z.infer<typeof restaurant>;

const limit = minutes(1, 600);

export const updateRestaurantRequest = z.object({
  restaurant: z.object({
    /** Without it the change is made to whatever stands there. */
    expected_version: z.nullish(id),
    name: z.optional(text(120).check(z.minLength(1, "a name is needed"))),
    address: z.optional(text(300)),
    phone: z.optional(text(40)),
    prep_minutes: z.optional(minutes(1, 240)),
    timer_limits: z.optional(
      z.object({ pending_amber: limit, pending_red: limit, preparing_amber: limit, preparing_red: limit }).check(
        z.refine(({ pending_amber, pending_red }) => pending_amber < pending_red, "red must come after amber"),
        z.refine(({ preparing_amber, preparing_red }) => preparing_amber < preparing_red, "red must come after amber"),
      ),
    ),
    opening_hours: z.optional(z.array(openingHours).check(z.maxLength(28, "give at most 28, four a day"))),
    shelves: z.optional(
      z.array(text(20).check(z.minLength(1, "a shelf needs a name"))).check(
        z.maxLength(50),
        z.refine((names) => new Set(names).size === names.length, "two shelves must not have one name"),
      ),
    ),
  }),
});
export type UpdateRestaurantRequest = z.input<typeof updateRestaurantRequest>;

const forMinutes = minutes(5, 240);

export const setIntakeRequest = z.object({
  intake: z.discriminatedUnion("state", [
    z.object({ state: z.literal("open") }),
    z.object({ state: z.literal("paused"), minutes: forMinutes }),
    z.object({ state: z.literal("busy"), minutes: forMinutes, extra_minutes: minutes(5, 60) }),
  ]),
});
export type SetIntakeRequest = z.input<typeof setIntakeRequest>;
