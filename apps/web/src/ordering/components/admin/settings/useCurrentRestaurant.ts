import { restaurant as restaurantSchema } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import type { ApiError } from "../../../../shared/http/apiError.ts";
import { holdRestaurant } from "../live/holdRestaurant.ts";

/** Takes from a refusal that somebody was faster what the restaurant is now. */
export function useCurrentRestaurant(): (refusal: ApiError) => void {
  const client = useQueryClient();
  return ({ code, body }) => {
    if (code !== "stale_version" || typeof body !== "object" || body === null || !("restaurant" in body)) return;
    const current = restaurantSchema.safeParse(body.restaurant).data;
    if (current) holdRestaurant(client, current);
  };
}
