/**
 * Takes one token at a moment (milliseconds), and answers the bucket as it is then; `undefined` when none is left. A bucket
 * is the moment at which it will be full again: as one number it costs each client the least.
 */
export function takeToken(fullAt: number, now: number, perSecond: number, burst: number): number | undefined {
  const tokenMs = 1000 / perSecond;
  // A trifle more than there is, because the moments are rounded.
  const mostMs = (burst + 0.001) * tokenMs;
  // Only a clock that was set back takes a bucket so far from being full; nobody shall be locked out for that.
  const next = (fullAt - now > mostMs ? now : Math.max(fullAt, now)) + tokenMs;
  return next - now > mostMs ? undefined : next;
}
