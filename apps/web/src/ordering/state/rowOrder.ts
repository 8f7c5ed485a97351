import type { MenuItem } from "@hafaloha/contract";

/** The ids with one of them at another place; a place outside of the list is its end. */
export function withMoved(ids: readonly number[], id: number, to: number): readonly number[] {
  const others = ids.filter((each) => each !== id);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, id);
}

/**
 * The positions that bring a section's items into this order, of those alone that must change. They share the places
 * that they had, so that the menu's other items stay where they are.
 */
export function positionsFor(
  items: readonly MenuItem[],
  order: readonly number[],
): readonly { readonly id: number; readonly position: number }[] {
  const held = new Map(items.map(({ id, position }) => [id, position ?? 0]));
  const places = order.map((id) => held.get(id) ?? 0).sort((a, b) => a - b);
  let last = -1;
  return order.flatMap((id, index) => {
    // Two may have stood at the same place.
    const position = Math.max(places[index] ?? 0, last + 1);
    last = position;
    return held.get(id) === position ? [] : [{ id, position }];
  });
}
