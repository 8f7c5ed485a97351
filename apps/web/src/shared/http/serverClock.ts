let offsetMs = 0;

/** Notes what the server's clock said when an answer came; the header counts whole seconds. */
export function noteServerTime(dateHeader: string | null, now = Date.now()): void {
  const told = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(told)) return;
  const offset = told + 500 - now;
  // Under two seconds it is the header's rounding and the way here, not a wrong clock.
  offsetMs = Math.abs(offset) < 2000 ? 0 : offset;
}

/** Now by the server's clock, in epoch milliseconds: ages and promised times are counted from it. */
export const serverNow = (): number => toServerTime(Date.now());

/** A moment of this device's clock by the server's clock. */
export const toServerTime = (deviceTime: number): number => deviceTime + offsetMs;
