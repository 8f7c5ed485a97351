import type { Transaction } from "../database/database.ts";
import { drawingUrl, storeDrawing } from "../features/menu/images.ts";
import { dishArt } from "./dishArt/dishArt.ts";
import type { SampleCategory, SampleChoice, SampleItem } from "./sampleMenu.ts";

/** Stores a menu with its pictures. Items take their ids in the order in which they stand. */
export async function seedMenu(
  transaction: Transaction,
  restaurantId: number,
  categories: readonly SampleCategory[],
): Promise<void> {
  const { rows } = transaction;
  const menu = await rows
    .insertInto("menus")
    .values({ restaurant_id: restaurantId, name: "Menu", active: 1 })
    .returning("id")
    .executeTakeFirstOrThrow();
  let position = 0;
  for (const [index, { name, description, items }] of categories.entries()) {
    const category = await rows
      .insertInto("categories")
      .values({ menu_id: menu.id, name, description, position: index })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const item of items) {
      position += 1;
      const itemId = await seedItem(transaction, menu.id, position, item);
      await rows
        .insertInto("menu_item_categories")
        .values({ menu_item_id: itemId, category_id: category.id })
        .execute();
    }
  }
}

async function seedItem(transaction: Transaction, menuId: number, position: number, item: SampleItem): Promise<number> {
  const { rows, now } = transaction;
  const [stock, damaged, alertAt] = item.stock ?? [0, 0, 0];
  const picture = await storeDrawing(rows, dishArt(item.name, item.picture), now);
  const { id } = await rows
    .insertInto("menu_items")
    .values({
      menu_id: menuId,
      name: item.name,
      description: item.description,
      price_cents: cents(item.price),
      image_url: drawingUrl(picture),
      available_days: JSON.stringify(item.days ?? []),
      featured: item.featured ? 1 : 0,
      hidden: 0,
      station: item.station,
      prep_minutes: item.prepMinutes,
      advance_notice_hours: item.noticeHours ?? 0,
      enable_stock_tracking: item.stock ? 1 : 0,
      stock_quantity: stock,
      damaged_quantity: damaged,
      low_stock_threshold: alertAt,
      low_stock_alerted: 0,
      position,
      version: 1,
      deleted_at: null,
      updated_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await seedMovement(transaction, { itemId: id, optionId: null, quantity: stock, reason: "restock" });
  await seedMovement(transaction, { itemId: id, optionId: null, quantity: damaged, reason: "damaged" });
  for (const [index, choice] of (item.choices ?? []).entries()) await seedChoice(transaction, id, index, choice);
  return id;
}

async function seedChoice(
  transaction: Transaction,
  itemId: number,
  position: number,
  choice: SampleChoice,
): Promise<void> {
  const { rows } = transaction;
  const group = await rows
    .insertInto("option_groups")
    .values({
      menu_item_id: itemId,
      name: choice.name,
      min_select: choice.min,
      max_select: choice.max,
      free_option_count: choice.free,
      position,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const [index, { name, price, stock }] of choice.options.entries()) {
    const option = await rows
      .insertInto("options")
      .values({
        option_group_id: group.id,
        name,
        additional_price_cents: cents(price),
        stock_quantity: stock,
        position: index,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await seedMovement(transaction, { itemId, optionId: option.id, quantity: stock ?? 0, reason: "restock" });
  }
}

/** What is in stock at the start is a movement like any other, so that the ledger adds up to what is there. */
async function seedMovement(
  { rows, now }: Transaction,
  movement: { itemId: number; optionId: number | null; quantity: number; reason: "restock" | "damaged" },
): Promise<void> {
  if (movement.quantity === 0) return;
  await rows
    .insertInto("stock_audits")
    .values({
      menu_item_id: movement.itemId,
      option_id: movement.optionId,
      previous_quantity: 0,
      new_quantity: movement.quantity,
      reason: movement.reason,
      reason_details: "at the start",
      user_id: null,
      order_id: null,
      created_at: now,
    })
    .execute();
}

const cents = (dollars: number): number => Math.round(dollars * 100);
