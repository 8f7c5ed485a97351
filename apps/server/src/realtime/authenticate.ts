import type { Authenticated, Authentication, Credentials } from "@hafaloha/cable/server";
import { idText } from "@hafaloha/contract";
import type { Identify } from "../http/authentication.ts";
import type { Principal, SignedIn } from "../http/principal.ts";
import type { CableIdentity } from "./identity.ts";

const unauthorized = { ok: false, reason: "unauthorized" } as const;

/**
 * Who a socket is and which tenant it speaks of (cable-protocol.md, sections 4 and 5): a user's own restaurant, the one
 * that a super_admin or a guest names. A token that is not good is never taken for a missing one.
 */
export function createAuthenticate(dependencies: {
  identify: Identify;
  restaurantExists: (id: number) => Promise<boolean>;
}): (credentials: Credentials) => Promise<Authentication<CableIdentity>> {
  const guestsAt = shareGuests();
  return async ({ token, query }) => {
    const asked = askedRestaurant(query);
    if (asked === "unreadable") return unauthorized;
    const identified = token === undefined ? guest : await dependencies.identify(token);
    if (!identified.ok) return identified;
    const { principal } = identified;
    if (principal.kind === "user" && principal.mustChangePassword) return unauthorized;
    // Neither has a restaurant of its own.
    if (principal.kind === "guest" || principal.role === "super_admin") {
      if (asked !== undefined && !(await dependencies.restaurantExists(asked))) return unauthorized;
      const isGuest = principal.kind === "guest";
      return { ok: true, connection: isGuest ? guestsAt(asked ?? null) : connection(principal, asked ?? null) };
    }
    if (asked !== undefined && asked !== principal.restaurantId) return unauthorized;
    return { ok: true, connection: connection(principal, principal.restaurantId) };
  };
}

/** A new token of the same user, in the role and at the restaurant for which the connection's channels let them in. */
export function createRenew({
  identify,
}: {
  identify: Identify;
}): (token: string, current: Authenticated<CableIdentity>) => Promise<Authenticated<CableIdentity> | undefined> {
  return async (token, { identity: { principal: before, restaurantId } }) => {
    const identified = await identify(token);
    if (!identified.ok || identified.principal.kind === "guest" || before.kind === "guest") return undefined;
    const { principal } = identified;
    const isSame =
      principal.userId === before.userId &&
      principal.role === before.role &&
      principal.restaurantId === before.restaurantId;
    return isSame ? connection(principal, restaurantId) : undefined;
  };
}

const guest = { ok: true, principal: { kind: "guest" } } as const satisfies { ok: true; principal: Principal };

/** Guests of one restaurant are all alike, and most of those who are connected: one object stands for all of them. */
function shareGuests(): (restaurantId: number | null) => Authenticated<CableIdentity> {
  const guests = new Map<number | null, Authenticated<CableIdentity>>();
  return (restaurantId) => {
    const known = guests.get(restaurantId) ?? { identity: { principal: guest.principal, restaurantId } };
    guests.set(restaurantId, known);
    return known;
  };
}

function askedRestaurant(query: URLSearchParams): number | undefined | "unreadable" {
  const text = query.get("restaurant_id");
  if (text === null || text === "") return undefined;
  return idText.safeParse(text).data ?? "unreadable";
}

function connection(principal: SignedIn, restaurantId: number | null): Authenticated<CableIdentity> {
  return {
    identity: { principal, restaurantId },
    subject: String(principal.userId),
    tokenId: principal.tokenId,
    expiresAt: principal.tokenExpiresAt,
  };
}
