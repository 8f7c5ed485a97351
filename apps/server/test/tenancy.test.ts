import type { Kysely } from "kysely";
import { expect, test } from "vitest";
import type { Tables } from "../src/database/tables.ts";
import { type RecordKind, recordKinds, restaurantOf } from "../src/features/restaurants/tenancy.ts";
import { describeOnEachEngine } from "./databases.ts";

describeOnEachEngine("The restaurant of a record", (open) => {
  test("A2 is found for every kind of record", async () => {
    const { commands: rows } = (await open()).engine;
    const tenants = [await addTenant(rows, 1), await addTenant(rows, 2), await addTenant(rows, 3)];
    for (const { restaurantId, records } of tenants) {
      for (const kind of recordKinds) expect(await restaurantOf(rows, kind, records[kind]), kind).toBe(restaurantId);
    }
  });

  test("A2 is none for a record that does not exist", async () => {
    const { commands: rows } = (await open()).engine;
    for (const kind of recordKinds) expect(await restaurantOf(rows, kind, 1), kind).toBeUndefined();
  });
});

/** A restaurant with one record of each kind; `nth` keeps the ids of different kinds apart. */
async function addTenant(
  rows: Kysely<Tables>,
  nth: number,
): Promise<{ restaurantId: number; records: Record<RecordKind, number> }> {
  const id = (kind: number) => nth * 100 + kind;
  const restaurantId = id(0);
  const records = {
    menu: id(1),
    category: id(2),
    menu_item: id(3),
    option_group: id(4),
    option: id(5),
    stock_audit: id(6),
    order: id(7),
    notification: id(8),
    order_line: id(9),
  };
  const { menu, menu_item, option_group } = records;
  const texts = { name: "A", description: "" };
  await rows
    .insertInto("restaurants")
    .values({
      id: restaurantId,
      name: "A",
      address: "",
      phone: "",
      time_zone: "UTC",
      currency: "USD",
      order_prefix: "A",
      prep_minutes: 0,
      timer_limits: "{}",
      opening_hours: "[]",
      created_at: 0,
    })
    .execute();
  await rows.insertInto("menus").values({ id: menu, restaurant_id: restaurantId, name: "A", active: 1 }).execute();
  await rows
    .insertInto("categories")
    .values({ id: records.category, menu_id: menu, ...texts, position: 0 })
    .execute();
  await rows
    .insertInto("menu_items")
    .values({
      id: menu_item,
      menu_id: menu,
      ...texts,
      price_cents: 0,
      available_days: "[]",
      featured: 0,
      hidden: 0,
      station: "grill",
      prep_minutes: 0,
      advance_notice_hours: 0,
      enable_stock_tracking: 0,
      stock_quantity: 0,
      damaged_quantity: 0,
      low_stock_threshold: 0,
      low_stock_alerted: 0,
      position: 0,
      version: 1,
      updated_at: 0,
    })
    .execute();
  await rows
    .insertInto("option_groups")
    .values({
      id: option_group,
      menu_item_id: menu_item,
      name: "A",
      min_select: 0,
      max_select: 1,
      free_option_count: 0,
      position: 0,
    })
    .execute();
  await rows
    .insertInto("options")
    .values({ id: records.option, option_group_id: option_group, name: "A", additional_price_cents: 0, position: 0 })
    .execute();
  await rows
    .insertInto("stock_audits")
    .values({
      id: records.stock_audit,
      menu_item_id: menu_item,
      previous_quantity: 0,
      new_quantity: 1,
      reason: "restock",
      created_at: 0,
    })
    .execute();
  await rows
    .insertInto("orders")
    .values({
      id: records.order,
      restaurant_id: restaurantId,
      order_number: "A-O-001",
      status: "pending",
      version: 1,
      tracking_token: `t${nth}`,
      staff_created: 0,
      contact_name: "",
      contact_phone: "",
      subtotal_cents: 0,
      total_cents: 0,
      released: 1,
      created_at: 0,
      updated_at: 0,
    })
    .execute();
  await rows
    .insertInto("order_lines")
    .values({
      id: records.order_line,
      order_id: records.order,
      menu_item_id: menu_item,
      name: "A",
      price_cents: 0,
      quantity: 1,
      made_quantity: 0,
      station: "grill",
      options: "[]",
      position: 0,
    })
    .execute();
  await rows
    .insertInto("notifications")
    .values({
      id: records.notification,
      restaurant_id: restaurantId,
      title: "",
      body: "",
      notification_type: "order",
      resource_type: "Order",
      resource_id: records.order,
      admin_path: "",
      metadata: "{}",
      created_at: 0,
    })
    .execute();
  return { restaurantId, records };
}
