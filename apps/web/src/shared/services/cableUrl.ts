export interface PageAddress {
  /** `http:` or `https:`, as in `location`. */
  readonly protocol: string;
  readonly host: string;
}

export interface CableAccess {
  readonly token: string | null;
  readonly restaurantId: number | null;
}

/** `/cable` on the page's own host, with what says who connects and for which restaurant (R6). */
export function cableUrl({ protocol, host }: PageAddress, { token, restaurantId }: CableAccess): string {
  const query = new URLSearchParams();
  if (token !== null) query.set("token", token);
  if (restaurantId !== null) query.set("restaurant_id", String(restaurantId));
  const scheme = protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${host}/cable${query.size > 0 ? `?${query}` : ""}`;
}
