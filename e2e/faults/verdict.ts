import type { Placed } from "./buyers.ts";
import type { Heard } from "./follower.ts";
import type { Stored } from "./stored.ts";

/** The orders that the server has, in three ways that must agree. */
interface Kept {
  readonly orders: Stored["orders"];
  /** Those that its API shows. */
  readonly readable: ReadonlySet<number>;
  /** Those that its log tells of as new, each as often as it does. */
  readonly told: readonly number[];
}

/**
 * Everything that was answered with 201 is stored, once for each key, under a number of its own. Everything stored is
 * told, also what nobody was answered, and nothing else.
 */
export function orderProblems(placed: readonly Placed[], { orders, readable, told }: Kept): readonly string[] {
  const byKey = new Map<string, number[]>();
  for (const { key, id } of orders) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  const numbers = new Set(orders.map(({ number }) => number));
  const times = new Map<number, number>();
  for (const id of told) times.set(id, (times.get(id) ?? 0) + 1);
  const stored = new Set(orders.map(({ id }) => id));
  return [
    ...orders
      .filter(({ id }) => times.get(id) !== 1)
      .map(({ id }) => `order ${id} is told ${times.get(id) ?? 0} times`),
    ...[...times.keys()].filter((id) => !stored.has(id)).map((id) => `order ${id} is told and not stored`),
    ...(numbers.size < orders.length ? [`${orders.length} orders have ${numbers.size} numbers`] : []),
    ...[...byKey].filter(([, ids]) => ids.length > 1).map(([key, ids]) => `${key} is stored as orders ${ids}`),
    ...placed.flatMap(({ key, id }) => {
      if (byKey.get(key)?.[0] !== id) return [`${key} was answered as order ${id} and is stored as ${byKey.get(key)}`];
      return readable.has(id) ? [] : [`${key} was answered as order ${id}, which is not shown`];
    }),
  ];
}

/** One who resumes heard each event after `start` up to the head, once and in order. */
export function resumedProblems(
  stretches: readonly (readonly Heard[])[],
  start: number,
  log: readonly string[],
): readonly string[] {
  if (stretches.length > 1) return [`was told ${stretches.length - 1} times to reload`];
  return stretchProblems(stretches[0] ?? [], start, log, log.length);
}

/** One of the base protocol heard, each time it was there, a piece of the log; the last time up to the head. */
export function basicProblems(stretches: readonly (readonly Heard[])[], log: readonly string[]): readonly string[] {
  return stretches.flatMap((stretch, index) => {
    const [first] = stretch;
    if (first === undefined) return [];
    const before = log.indexOf(first.payload);
    if (before < 0) return ["heard what is not in the log"];
    const end = index === stretches.length - 1 ? log.length : before + stretch.length;
    return stretchProblems(stretch, before, log, end);
  });
}

function stretchProblems(
  heard: readonly Heard[],
  before: number,
  log: readonly string[],
  end: number,
): readonly string[] {
  const expected = log.slice(before, end);
  const wrong = heard.findIndex(
    ({ payload, offset }, index) =>
      payload !== expected[index] || (offset !== undefined && offset !== before + index + 1),
  );
  if (wrong >= 0) {
    const { payload, offset } = heard[wrong] ?? {};
    return [`heard in place of offset ${before + wrong + 1} what came at ${offset ?? "its place"}: ${payload}`];
  }
  return heard.length < expected.length ? [`heard ${heard.length} of ${expected.length} events`] : [];
}
