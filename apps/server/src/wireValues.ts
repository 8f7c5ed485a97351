/** An instant, inside milliseconds since the Unix epoch, as it stands on the wire. */
export function instant(at: number): string;
export function instant(at: number | null): string | null;
export function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** An amount, inside integer minor units, as it stands on the wire. */
export const money = (cents: number) => cents / 100;
