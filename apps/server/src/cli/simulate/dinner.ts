import { between, chance, pick, type Random } from "./random.ts";

/** What becomes of an order after it is placed, besides being cooked. */
export type Fate = "kept" | "edited" | "cancelled";

/** One guest of the rush: when they order, and what follows. */
export interface Guest {
  readonly atMs: number;
  readonly fate: Fate;
  readonly isForLater: boolean;
}

/** People come from work, for dinner and after a show; one in five comes whenever. */
const waves = [
  { weight: 25, at: 0.22, spread: 0.1 },
  { weight: 45, at: 0.5, spread: 0.12 },
  { weight: 10, at: 0.8, spread: 0.08 },
  { weight: 20, at: 0.5, spread: 0.5 },
] as const;

/** The guests of a rush of `lengthMs`, in the order in which they come. */
export function dinnerGuests(orders: number, lengthMs: number, random: Random): readonly Guest[] {
  const guests = Array.from({ length: orders }, () => ({
    atMs: arrival(random) * lengthMs,
    fate: fate(random),
    isForLater: chance(random, 0.08),
  }));
  return guests.sort((a, b) => a.atMs - b.atMs);
}

function arrival(random: Random): number {
  const wave = pick(random, waves, ({ weight }) => weight) ?? waves[0];
  // The mean of three: most come near the crest.
  const offCrest = (between(random, -1, 1) + between(random, -1, 1) + between(random, -1, 1)) / 3;
  return Math.min(1, Math.max(0, wave.at + offCrest * 2 * wave.spread));
}

function fate(random: Random): Fate {
  if (chance(random, 0.06)) return "cancelled";
  return chance(random, 0.1) ? "edited" : "kept";
}
