/** Under which key and for which restaurant a command of the staff goes out. */
export interface Sending {
  readonly restaurantId: number;
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** A super_admin has no restaurant of their own; for everyone else naming it changes nothing. */
export function ofRestaurant(path: string, restaurantId: number): string {
  return `${path}?restaurant_id=${restaurantId}`;
}
