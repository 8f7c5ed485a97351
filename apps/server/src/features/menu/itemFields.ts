import type { MenuItemChange } from "@hafaloha/contract";
import type { StoredOptionGroup } from "./store.ts";

export type OptionGroupInput = NonNullable<MenuItemChange["option_groups"]>[number];

/** Columns of an item's row as a request names them; what it does not name is left out. */
export function itemColumns(fields: MenuItemChange) {
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 1 : 0);
  const columns = {
    menu_id: fields.menu_id,
    name: fields.name,
    description: fields.description,
    price_cents: fields.price === undefined ? undefined : Math.round(fields.price * 100),
    image_url: fields.image_url,
    available_days: fields.available_days === undefined ? undefined : storedDays(fields.available_days ?? []),
    featured: flag(fields.featured),
    hidden: flag(fields.hidden),
    station: fields.station,
    prep_minutes: fields.prep_minutes,
    advance_notice_hours: fields.advance_notice_hours,
    position: fields.position,
    enable_stock_tracking: flag(fields.enable_stock_tracking),
    stock_quantity: fields.stock_quantity ?? undefined,
    low_stock_threshold: fields.low_stock_threshold ?? undefined,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as {
    // Only what is undefined was left out.
    [Name in keyof typeof columns]?: Exclude<(typeof columns)[Name], undefined>;
  };
}

/** Each day once, in the order of the week; every day of it is stored as it was asked (M2). */
const storedDays = (days: readonly number[]) => JSON.stringify([...new Set(days)].sort((a, b) => a - b));

/** What is wrong with the groups that an item is to have, beside those that it has; undefined where nothing is. */
export function whyNotGroups(
  asked: readonly OptionGroupInput[],
  stored: readonly StoredOptionGroup[],
): string | undefined {
  const known = new Map(stored.map((group) => [group.id, new Set(group.options.map(({ id }) => id))]));
  const named = asked.flatMap(({ id, options }) => [
    ...(id === undefined ? [] : [`group ${id}`]),
    ...options.flatMap((option) => (option.id === undefined ? [] : [`option ${option.id}`])),
  ]);
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) return `${twice} is named twice`;
  for (const { id, options } of asked) {
    if (id !== undefined && !known.has(id)) return `group ${id} is none of this item's`;
    const own = id === undefined ? undefined : known.get(id);
    const foreign = options.find((option) => option.id !== undefined && !own?.has(option.id));
    if (foreign) return `option ${foreign.id} is none of its group's`;
  }
  return undefined;
}
