import { type Colleague, colleague } from "@hafaloha/contract";
import { queryOptions } from "@tanstack/react-query";
import { http } from "../../shared/http/http.ts";
import { noContent } from "../../shared/http/httpClient.ts";
import { listOf } from "../../shared/http/listOf.ts";
import { ofRestaurant, type Sending } from "./staffCommand.ts";
import { staffKey } from "./staffKey.ts";

export type StaffRole = Colleague["role"];

export interface NewColleague {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly role: StaffRole;
  /** For one sign-in. */
  readonly password: string;
}

/** Who works at the restaurant. No stream tells of people: the list is as old as its last question. */
export const peopleQuery = (restaurantId: number) =>
  queryOptions({
    queryKey: staffKey("people", restaurantId),
    queryFn: async ({ signal }) =>
      (await http.get("/people", listOf(colleague), { query: { restaurant_id: restaurantId }, signal })).data,
    staleTime: 0,
  });

export function addColleague(person: NewColleague, { restaurantId, ...how }: Sending): Promise<Colleague> {
  return http.send("POST", ofRestaurant("/people", restaurantId), colleague, { body: { person }, ...how });
}

/** Another role, or a new password for one sign-in; either signs the person out everywhere. */
export function changeColleague(
  id: number,
  person: { readonly role: StaffRole } | { readonly password: string },
  { restaurantId, ...how }: Sending,
): Promise<Colleague> {
  return http.send("PATCH", ofRestaurant(`/people/${id}`, restaurantId), colleague, { body: { person }, ...how });
}

export function signOutColleague(id: number, { restaurantId, ...how }: Sending): Promise<void> {
  return http.send("POST", ofRestaurant(`/people/${id}/end_sessions`, restaurantId), noContent, how);
}

export function removeColleague(id: number, { restaurantId, ...how }: Sending): Promise<void> {
  return http.send("DELETE", ofRestaurant(`/people/${id}`, restaurantId), noContent, how);
}
