/** From 0 up to, not including, 1. */
export type Random = () => number;

export const between = (random: Random, least: number, most: number) => least + random() * (most - least);

export const wholeBetween = (random: Random, least: number, most: number) =>
  Math.floor(between(random, least, most + 1));

export const chance = (random: Random, share: number) => random() < share;

/** One of `some`, each as likely as its weight says; none where there is none. */
export function pick<T>(random: Random, some: readonly T[], weightOf: (one: T) => number = () => 1): T | undefined {
  const weights = some.map(weightOf);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return some.find((_one, index) => {
    left -= weights[index] ?? 0;
    return left < 0;
  });
}
