/** What is left of a burst at a moment (milliseconds). */
export interface TokenBucket {
  readonly tokens: number;
  readonly at: number;
}

/** Takes one token after refilling for the time passed; `undefined` when none is left. */
export function takeToken(bucket: TokenBucket, now: number, perSecond: number, burst: number): TokenBucket | undefined {
  const refilled = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  return refilled < 1 ? undefined : { tokens: refilled - 1, at: now };
}
