import {
  type Restaurant,
  restaurant as restaurantSchema,
  type SetIntakeRequest,
  type UpdateRestaurantRequest,
} from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import type { Sending } from "./staffCommand.ts";

export type IntakeChoice = SetIntakeRequest["intake"];
export type SettingsChange = UpdateRestaurantRequest["restaurant"];

/** Pauses, slows or opens the intake of orders; it ends by itself (O12). */
export function setIntake(intake: IntakeChoice, { restaurantId, ...how }: Sending): Promise<Restaurant> {
  return http.send("PATCH", `/restaurants/${restaurantId}/intake`, restaurantSchema, { body: { intake }, ...how });
}

/** Changes what is named; refused with `stale_version` and the restaurant as it is when somebody was faster. */
export function changeSettings(change: SettingsChange, { restaurantId, ...how }: Sending): Promise<Restaurant> {
  const body = { restaurant: change };
  return http.send("PATCH", `/restaurants/${restaurantId}`, restaurantSchema, { body, ...how });
}
