/** Who connects, and for which restaurant. */
export type Party = Staff | Guest;

interface Staff {
  readonly kind: "staff";
  readonly restaurantId: number;
  /** Undefined where the token does not say. */
  readonly userId: number | undefined;
  readonly token: string;
}

interface Guest {
  readonly kind: "guest";
  readonly restaurantId: number | null;
}

/** Whether one connection may serve both; a renewed token of the same user is no other party. */
export function isSameParty(a: Party | undefined, b: Party): boolean {
  if (a === undefined || a.restaurantId !== b.restaurantId) return false;
  if (a.kind === "guest" || b.kind === "guest") return a.kind === b.kind;
  return a.userId === b.userId;
}

/** The token of a party, null for a guest. */
export function tokenOf(party: Party | undefined): string | null {
  return party?.kind === "staff" ? party.token : null;
}

/** Whose connection it is, for the tabs that may share one (R14); undefined where the token does not say. */
export function accountOf(party: Party): string | undefined {
  if (party.kind === "guest") return "guest";
  return party.userId === undefined ? undefined : `user ${party.userId}`;
}
