import { inventoryChannelMessage, menuItem, type Order, order, stockAudit, streams } from "@hafaloha/contract";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { describeOnEachEngine } from "./databases.ts";
import { type OrderWorld, openOrderWorld } from "./orderWorld.ts";

const threshold = 5;

type Step =
  | { readonly kind: "sell" | "damage" | "restock"; readonly quantity: number }
  | { readonly kind: "edit" | "return damaged"; readonly pick: number; readonly quantity: number }
  | { readonly kind: "cancel"; readonly pick: number }
  | { readonly kind: "undo" | "off sale" | "put back" };

const quantity = fc.integer({ min: 1, max: 7 });
const pick = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("sell"), quantity }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("edit"), pick, quantity }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("cancel"), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("damage"), quantity }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("return damaged"), pick, quantity: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restock"), quantity: fc.integer({ min: 10, max: 25 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("undo", "off sale", "put back") }) },
);
/** What happens at one moment, on many tablets, and then the next moment. */
const moments = fc.array(fc.array(step, { minLength: 1, maxLength: 7 }), { minLength: 2, maxLength: 5 });

/** One item of its own, and everything that is done with it. */
class Kitchen {
  readonly #orders = new Map<number, Order>();
  readonly #world: OrderWorld;
  readonly itemId: number;

  constructor(world: OrderWorld, itemId: number) {
    this.#world = world;
    this.itemId = itemId;
  }

  async perform(done: Step): Promise<void> {
    const post = (url: string, body: object) =>
      this.#world.ask("POST", `/menu_items/${this.itemId}/${url}`, { as: "ben", body });
    switch (done.kind) {
      case "sell":
        return this.#keep(await this.#world.place({ items: [{ id: this.itemId, quantity: done.quantity }] }));
      case "edit":
        return this.#change(done.pick, ({ items: [line] }) => ({
          items: [{ line_id: line?.id, quantity: done.quantity }],
        }));
      case "cancel":
        return this.#change(done.pick, () => ({ status: "cancelled" }));
      case "damage":
        return allowed(await post("mark_as_damaged", { quantity: done.quantity, reason: "dropped" }));
      case "return damaged": {
        const { id: order_id } = this.#picked(done.pick) ?? {};
        return allowed(await post("mark_as_damaged", { quantity: done.quantity, reason: "cold", order_id }));
      }
      case "restock":
        return allowed(await post("update_stock", { stock_quantity: done.quantity, reason_type: "restock" }));
      case "undo":
        return allowed(await post("undo_stock", {}));
      case "off sale":
        return allowed(await post("sold_out", { until: "restored" }));
      case "put back":
        return allowed(await this.#world.ask("DELETE", `/menu_items/${this.itemId}/sold_out`, { as: "ben" }));
      default:
        return done satisfies never;
    }
  }

  async orders(): Promise<Order[]> {
    const read = [...this.#orders.keys()].map((id) => this.#world.ask("GET", `/orders/${id}`, { as: "ben" }));
    return (await Promise.all(read)).map(({ body }) => order.parse(body));
  }

  #picked(pick: number): Order | undefined {
    return [...this.#orders.values()][pick % Math.max(1, this.#orders.size)];
  }

  async #change(pick: number, changeOf: (order: Order) => object): Promise<void> {
    const picked = this.#picked(pick);
    if (!picked) return;
    const body = { order: { expected_version: picked.version, ...changeOf(picked) } };
    this.#keep(await this.#world.ask("PATCH", `/orders/${picked.id}`, { as: "ben", body }));
  }

  #keep(answer: Answer): void {
    allowed(answer);
    if (answer.status >= 300) return;
    const changed = order.parse(answer.body);
    this.#orders.set(changed.id, changed);
  }
}

type Answer = Awaited<ReturnType<OrderWorld["ask"]>>;

/** Done, or refused for a reason that the kitchen can have. */
function allowed({ status, body }: Answer): void {
  expect([200, 201, 409, 422], JSON.stringify(body)).toContain(status);
}

describeOnEachEngine("The stock ledger, by many at once", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
  });

  async function newKitchen(): Promise<Kitchen> {
    const menu_item = { name: "Dish", price: 1, enable_stock_tracking: true, stock_quantity: 14 };
    const body = { menu_item: { ...menu_item, low_stock_threshold: threshold } };
    return new Kitchen(world, menuItem.parse((await world.ask("POST", "/menu_items", { as: "rosa", body })).body).id);
  }

  test("I4 I5 I6 the movements add up, nothing is sold that is not there, orders give back what they took, and each crossing alerts once", async () => {
    await fc.assert(
      fc.asyncProperty(moments, async (all) => {
        const kitchen = await newKitchen();
        for (const moment of all) await Promise.all(moment.map((done) => kitchen.perform(done)));
        await expectConsistent(world, kitchen);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

async function expectConsistent(world: OrderWorld, kitchen: Kitchen): Promise<void> {
  const { itemId } = kitchen;
  const item = menuItem.parse((await world.ask("GET", `/menu_items/${itemId}`, { as: "ben" })).body);
  const read = await world.ask("GET", `/menu_items/${itemId}/stock_audits`, { as: "ben" });
  const audits = z.array(stockAudit).parse(read.body).toReversed();
  const held = new Map<number, number>();
  const now = { stock: 0, damaged: 0 };
  for (const { reason, order_id, previous_quantity: before, new_quantity: after } of audits) {
    const counted = reason === "damaged" ? "damaged" : "stock";
    expect(before, "each movement begins where the one before ended").toBe(now[counted]);
    now[counted] = after;
    if (reason === "sale") expect(now.stock - now.damaged, "sold below nothing").toBeGreaterThanOrEqual(0);
    if (order_id !== null && counted === "stock") held.set(order_id, (held.get(order_id) ?? 0) + before - after);
  }
  expect(item).toMatchObject({ stock_quantity: now.stock, damaged_quantity: now.damaged });
  const spoilt = new Set(audits.filter(({ reason }) => reason === "damaged").map(({ order_id }) => order_id));
  for (const { id, status, items } of await kitchen.orders()) {
    const asked = status === "cancelled" ? 0 : (items[0]?.quantity ?? 0);
    if (!spoilt.has(id) || asked === 0) expect(held.get(id), "an order holds what it asks for").toBe(asked);
    // What came back damaged is held no more, and given back once.
    else expect(asked - (held.get(id) ?? 0)).toBeGreaterThanOrEqual(0);
  }
  await expectAlertsOnce(world, itemId);
}

/** Of what the stream told of an item: after each state exactly the alert that its crossing calls for, and no other. */
async function expectAlertsOnce(world: OrderWorld, itemId: number): Promise<void> {
  const told = (await world.told(streams.inventory(1)))
    .map((message) => inventoryChannelMessage.parse(message))
    .filter(({ item }) => item.id === itemId);
  const expected: string[] = [];
  let before = "in_stock";
  let isArmed = true;
  for (const { item } of told.filter(({ type }) => type === "inventory_update")) {
    const after = item.stock_status;
    expected.push("inventory_update");
    if (before === "out_of_stock" && after !== before) expected.push("back_in_stock");
    if (after === "out_of_stock" && before !== after) expected.push("out_of_stock");
    if (after === "low_stock" && before !== "out_of_stock" && isArmed) expected.push("low_stock");
    isArmed = after === "in_stock";
    before = after;
  }
  expect(told.map(({ type }) => type)).toEqual(expected);
  const stored = await world.database.engine.commands
    .selectFrom("notifications")
    .select("notification_type")
    .where("resource_type", "=", "MenuItem")
    .where("resource_id", "=", itemId)
    .orderBy("id")
    .execute();
  expect(stored.map((row) => row.notification_type)).toEqual(
    expected.filter((type) => type === "low_stock" || type === "out_of_stock"),
  );
}
