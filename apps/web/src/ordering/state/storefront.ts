import type { Category, Cursor, GuestMenuItem, MenuChannelMessage } from "@hafaloha/contract";

/** A list of the menu and the position of the menu stream that it stands at; null where the server told none. */
export interface Positioned<T> {
  readonly list: readonly T[];
  readonly cursor: Cursor | null;
}

/** The items after one message of the menu stream. A list keeps its order, so nothing moves under a reader's finger. */
export function applyToItems(items: readonly GuestMenuItem[], message: MenuChannelMessage): readonly GuestMenuItem[] {
  switch (message.type) {
    case "menu_item_update": {
      const { menuItem } = message;
      if ("deleted" in menuItem) return items.filter(({ id }) => id !== menuItem.id);
      return replaceNewer(items, menuItem, (held, next) => held.version > next.version);
    }
    case "menu_update":
      return message.menu.active ? items : items.filter((item) => item.menu_id !== message.menu.id);
    case "category_update":
      return items;
    default:
      return message satisfies never;
  }
}

export function applyToCategories(categories: readonly Category[], message: MenuChannelMessage): readonly Category[] {
  if (message.type !== "category_update") return categories;
  const { category } = message;
  if ("deleted" in category) return categories.filter(({ id }) => id !== category.id);
  return replaceNewer(categories, category, () => false).toSorted(
    (a, b) => a.menu_id - b.menu_id || a.position - b.position || a.id - b.id,
  );
}

function replaceNewer<T extends { readonly id: number }>(
  list: readonly T[],
  next: T,
  isOlder: (held: T, next: T) => boolean,
): readonly T[] {
  const at = list.findIndex(({ id }) => id === next.id);
  const held = list[at];
  if (!held) return [...list, next];
  if (isOlder(held, next)) return list;
  return list.map((each, index) => (index === at ? next : each));
}

/** The list moved on by one message; one that the list already contains, by its cursor, changes nothing (R4). */
export function advance<T>(
  held: Positioned<T>,
  cursor: Cursor | undefined,
  apply: (list: readonly T[]) => readonly T[],
): Positioned<T> {
  if (cursor && held.cursor && cursor.epoch === held.cursor.epoch && cursor.offset <= held.cursor.offset) return held;
  return { list: apply(held.list), cursor: cursor ?? held.cursor };
}

/** An answer that was read before messages that have been applied since is older than what is held: it is dropped. */
export function newerOf<T>(held: Positioned<T> | undefined, fetched: Positioned<T>): Positioned<T> {
  if (!held?.cursor || !fetched.cursor || held.cursor.epoch !== fetched.cursor.epoch) return fetched;
  return fetched.cursor.offset < held.cursor.offset ? held : fetched;
}
