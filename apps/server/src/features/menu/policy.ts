import type { Principal } from "../../http/principal.ts";
import { can } from "../accounts/policy.ts";

/** As whom somebody reads a restaurant's menu. Anyone may read it; staff see their own restaurant's numbers too. */
export type MenuAudience = "guest" | "staff";

export function menuAudience(principal: Principal, restaurantId: number): MenuAudience {
  if (principal.kind === "guest" || !can(principal, "menu.read_staff_view")) return "guest";
  return principal.restaurantId === null || principal.restaurantId === restaurantId ? "staff" : "guest";
}
