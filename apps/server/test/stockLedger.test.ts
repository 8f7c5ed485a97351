import { type MenuItem, menuItem, streams } from "@hafaloha/contract";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { describeOnEachEngine } from "./databases.ts";
import { type OrderWorld, openOrderWorld, placedOf, toldTypes } from "./orderWorld.ts";

const coconut = 32;
const threshold = 5;

type Step =
  | { readonly kind: "sell" | "damage"; readonly quantity: number }
  | { readonly kind: "restock"; readonly available: number }
  | { readonly kind: "cancel"; readonly pick: number }
  | { readonly kind: "return damaged"; readonly pick: number; readonly quantity: number };

const quantity = fc.integer({ min: 1, max: 6 });
const pick = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("sell"), quantity }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("damage"), quantity }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restock"), available: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel"), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("return damaged"), pick, quantity }) },
);

/** What an item's numbers must be, kept beside the server. */
class Model {
  stock: number;
  damaged: number;
  readonly orders: { id: number; held: number }[] = [];
  readonly alerts: string[] = [];

  constructor(item: MenuItem) {
    this.stock = item.stock_quantity ?? 0;
    this.damaged = item.damaged_quantity ?? 0;
  }

  get available(): number {
    return this.stock - this.damaged;
  }

  picked(pick: number): { id: number; held: number } | undefined {
    return this.orders[pick % Math.max(1, this.orders.length)];
  }

  change(by: { stock?: number; damaged?: number }): void {
    const before = this.available;
    this.stock += by.stock ?? 0;
    this.damaged += by.damaged ?? 0;
    if (before > 0 && this.available <= 0) this.alerts.push("out_of_stock");
    if (before <= 0 && this.available > 0) this.alerts.push("back_in_stock");
    if (before > threshold && this.available <= threshold && this.available > 0) this.alerts.push("low_stock");
  }
}

describeOnEachEngine("The stock ledger", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    world = await openOrderWorld(open);
  });

  const command = (url: string, body: object) =>
    world.ask("POST", `/menu_items/${coconut}/${url}`, { as: "ben", body });
  const readItem = async () => menuItem.parse((await world.ask("GET", `/menu_items/${coconut}`, { as: "ben" })).body);
  const told = () => toldTypes(world, streams.inventory(1));

  async function perform(model: Model, done: Step): Promise<void> {
    switch (done.kind) {
      case "sell": {
        const answer = await world.place({ items: [{ id: coconut, quantity: done.quantity }] });
        expect(answer.status).toBe(done.quantity <= model.available ? 201 : 409);
        if (answer.status !== 201) return;
        model.change({ stock: -done.quantity });
        model.orders.push({ id: placedOf(answer).id, held: done.quantity });
        return;
      }
      case "damage": {
        const { status } = await command("mark_as_damaged", { quantity: done.quantity, reason: "dropped" });
        expect(status).toBe(done.quantity <= model.available ? 200 : 422);
        if (status === 200) model.change({ damaged: done.quantity });
        return;
      }
      case "restock": {
        const stock_quantity = model.damaged + done.available;
        expect((await command("update_stock", { stock_quantity, reason_type: "restock" })).status).toBe(200);
        model.change({ stock: stock_quantity - model.stock });
        return;
      }
      case "cancel": {
        const order = model.picked(done.pick);
        if (!order) return;
        model.orders.splice(model.orders.indexOf(order), 1);
        const body = { order: { expected_version: 1, status: "cancelled" } };
        expect((await world.ask("PATCH", `/orders/${order.id}`, { as: "ben", body })).status).toBe(200);
        if (order.held > 0) model.change({ stock: order.held });
        return;
      }
      case "return damaged": {
        const order = model.picked(done.pick);
        if (!order) return;
        const body = { quantity: done.quantity, reason: "cracked", order_id: order.id };
        const { status } = await command("mark_as_damaged", body);
        expect(status).toBe(done.quantity <= order.held ? 200 : 422);
        if (status !== 200) return;
        order.held -= done.quantity;
        model.change({ stock: done.quantity, damaged: done.quantity });
        return;
      }
      default:
        done satisfies never;
    }
  }

  test("I6 whatever happens, the movements add up to the quantities and each crossing alerts once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await command("update_stock", { stock_quantity: 200, reason_type: "recount" });
        const before = (await told()).length;
        const model = new Model(await readItem());
        for (const done of steps) await perform(model, done);

        const item = await readItem();
        expect(item).toMatchObject({ stock_quantity: model.stock, damaged_quantity: model.damaged });
        expect((await told()).slice(before).filter((type) => type !== "inventory_update")).toEqual(model.alerts);
        expect(await sums(world)).toEqual({ stock: model.stock, damaged: model.damaged });
      }),
      { numRuns: 25 },
    );
  });
});

async function sums(world: OrderWorld): Promise<{ stock: number; damaged: number }> {
  const { rows, total } = await world.database.read(async (snapshot) => {
    const audits = await snapshot.rows
      .selectFrom("stock_audits")
      .selectAll()
      .where("menu_item_id", "=", coconut)
      .execute();
    return {
      rows: audits,
      total: (only: typeof audits) => only.reduce((sum, row) => sum + row.new_quantity - row.previous_quantity, 0),
    };
  });
  return {
    stock: total(rows.filter(({ reason }) => reason !== "damaged")),
    damaged: total(rows.filter(({ reason }) => reason === "damaged")),
  };
}
