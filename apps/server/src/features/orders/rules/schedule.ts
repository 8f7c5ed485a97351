const minuteMs = 60_000;

/**
 * When an order for a pickup time goes to the kitchen: early enough for the slowest of what it holds. `null` is at once
 * (O11).
 */
export function releaseAt(
  pickupAt: number | null,
  { now, prepMinutes }: { readonly now: number; readonly prepMinutes: readonly number[] },
): number | null {
  if (pickupAt === null) return null;
  const release = pickupAt - Math.max(...prepMinutes) * minuteMs;
  return release > now ? release : null;
}

/** When an order that is begun now will be ready. */
export const estimatedPickupAt = (now: number, etaMinutes: number) => now + etaMinutes * minuteMs;
