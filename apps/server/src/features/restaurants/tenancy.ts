import { sql } from "kysely";
import type { Rows, Tables } from "../../database/tables.ts";

type Belonging = {
  [Table in keyof Tables]:
    | { readonly table: Table; readonly restaurant: keyof Tables[Table] & string }
    | { readonly table: Table; readonly by: keyof Tables[Table] & string; readonly of: string };
}[keyof Tables];

/** What each kind of record belongs to: a restaurant, or another kind of record (A2). The one place that says so. */
const belongings = {
  order: { table: "orders", restaurant: "restaurant_id" },
  order_line: { table: "order_lines", by: "order_id", of: "order" },
  notification: { table: "notifications", restaurant: "restaurant_id" },
  menu: { table: "menus", restaurant: "restaurant_id" },
  category: { table: "categories", by: "menu_id", of: "menu" },
  menu_item: { table: "menu_items", by: "menu_id", of: "menu" },
  option_group: { table: "option_groups", by: "menu_item_id", of: "menu_item" },
  option: { table: "options", by: "option_group_id", of: "option_group" },
  stock_audit: { table: "stock_audits", by: "menu_item_id", of: "menu_item" },
} as const satisfies Record<string, Belonging>;

export type RecordKind = keyof typeof belongings;

export const recordKinds = Object.keys(belongings) as readonly RecordKind[];

/** The restaurant of a record, found in one statement; none where there is no such record. */
export async function restaurantOf(rows: Rows, kind: RecordKind, id: number): Promise<number | undefined> {
  const { from, restaurant } = pathToRestaurant(kind);
  const { rows: found } = await sql<{ restaurant_id: number }>`
    select ${restaurant} as restaurant_id from ${from} where ${sql.ref(`${belongings[kind].table}.id`)} = ${id}
  `.execute(rows);
  return found[0]?.restaurant_id;
}

function pathToRestaurant(kind: RecordKind) {
  let step: (typeof belongings)[RecordKind] = belongings[kind];
  let from = sql`${sql.table(step.table)}`;
  while ("of" in step) {
    const owner: (typeof belongings)[RecordKind] = belongings[step.of];
    from = sql`${from} join ${sql.table(owner.table)} on ${sql.ref(`${owner.table}.id`)} = ${sql.ref(`${step.table}.${step.by}`)}`;
    step = owner;
  }
  return { from, restaurant: sql.ref(`${step.table}.${step.restaurant}`) };
}
