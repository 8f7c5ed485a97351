import type { Principal } from "../http/principal.ts";

/** Who a cable connection is, and the tenant that it speaks of: null only for a guest that named none. */
export interface CableIdentity {
  readonly principal: Principal;
  readonly restaurantId: number | null;
}
