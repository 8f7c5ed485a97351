import * as z from "zod/mini";
import { id } from "./primitives.ts";

/** Minutes after which an order is due soon and late, by the status that it waits in. */
export const timerLimits = z.object({
  pending_amber: z.int(),
  pending_red: z.int(),
  preparing_amber: z.int(),
  preparing_red: z.int(),
});

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
});
export type Restaurant = z.infer<typeof restaurant>;
