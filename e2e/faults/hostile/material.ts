import type { SeededRandom } from "@hafaloha/cable/testing";

const names = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "then",
  "",
  " ",
  "null",
  "undefined",
  "0",
  "-1",
  "\u0000",
  "\ud800",
  "🌺",
  "OrderChannel\n",
  "orderchannel",
  "../OrderChannel",
  "' or 1=1 --",
  "%n%s%x",
  "<script>",
];

const channels = [
  "OrderChannel",
  "MenuChannel",
  "InventoryChannel",
  "NotificationChannel",
  "UserChannel",
  "RestaurantChannel",
  "OrderTrackingChannel",
  "CategoryChannel",
];

const numbers = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 1e308, Number.MIN_VALUE, 1e21];

/** A text that somebody may have forgotten. */
export const oddText = (chance: SeededRandom): string => chance.pick(names) ?? "";

/** The same for an address. A Buffer holds no half of a pair of surrogates. */
export const oddTextEncoded = (chance: SeededRandom): string =>
  encodeURIComponent(Buffer.from(oddText(chance)).toString());

export const channel = (chance: SeededRandom): string => chance.pick(channels) ?? "";

export const oddNumber = (chance: SeededRandom): number => chance.pick(numbers) ?? 0;

/** Any JSON value, nested a little. */
export function oddValue(chance: SeededRandom, levels = 3): unknown {
  switch (chance.between(0, levels > 0 ? 7 : 5)) {
    case 0:
      return null;
    case 1:
      return chance.chance(0.5);
    case 2:
      return oddNumber(chance);
    case 3:
      return oddText(chance);
    case 4:
      return letters(chance, chance.between(0, 300));
    case 5:
      return String(oddNumber(chance));
    case 6:
      return Array.from({ length: chance.between(0, 4) }, () => oddValue(chance, levels - 1));
    default:
      return oddObject(chance, levels);
  }
}

export function oddObject(chance: SeededRandom, levels = 3): Record<string, unknown> {
  const keys = Array.from({ length: chance.between(0, 5) }, () => oddText(chance));
  return Object.fromEntries(keys.map((key) => [key, oddValue(chance, levels - 1)]));
}

/** JSON whose keys are those that every object has already. */
export function prototypeJson(chance: SeededRandom, inner: string): string {
  const key = chance.pick(["__proto__", "constructor", "prototype"]);
  return `{"${key}":${chance.pick([inner, "null", "{}", `{"${key}":${inner}}`])},${inner.slice(1)}`;
}

/** Neither quotes nor backslashes, so that it is as long in JSON. */
export function letters(chance: SeededRandom, length: number): string {
  const some = Array.from({ length: Math.min(length, 16) }, () => String.fromCharCode(chance.between(35, 91)));
  return some.join("").padEnd(length, some.join("") || " ");
}

export function bytes(chance: SeededRandom, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => chance.between(0, 255)));
}

export const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
