import { type Order, order } from "@hafaloha/contract";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { describeOnEachEngine } from "./databases.ts";
import { type Answered, type OrderWorld, openOrderWorld } from "./orderWorld.ts";

const musubi = 13;
const cup = 25;
const tub = 12;
/** Grilled parrotfish, ten of them: the first to run out. */
const fish = 4;

type Line = { readonly item: number; readonly option: number; readonly quantity: number };
type Step =
  | { readonly kind: "place"; readonly lines: readonly Line[] }
  | { readonly kind: "edit"; readonly pick: number; readonly kept: readonly number[]; readonly added: readonly Line[] }
  | { readonly kind: "cancel" | "begin"; readonly pick: number }
  | { readonly kind: "damage"; readonly pick: number; readonly quantity: number }
  | { readonly kind: "restock"; readonly item: number; readonly stock: number };

const pick = fc.nat(20);
const quantity = fc.integer({ min: 1, max: 4 });
const item = fc.constantFrom(musubi, cup, tub, fish);
const lines = fc.array(fc.record({ item, option: fc.nat(2), quantity }), { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("place"), lines }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("edit"),
      pick,
      // A quantity for each line there is; 0 leaves it out.
      kept: fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
      added: fc.array(fc.record({ item, option: fc.nat(2), quantity }), { maxLength: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("cancel"), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("begin"), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("damage"), pick, quantity }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restock"), item, stock: fc.integer({ min: 20, max: 40 }) }) },
);
/** What happens at once, several times. */
const rounds = fc.array(fc.array(step, { minLength: 2, maxLength: 8 }), { minLength: 2, maxLength: 4 });

describeOnEachEngine("The stock behind orders", (open) => {
  let world: OrderWorld;
  let optionsOf: Record<number, readonly number[]>;

  beforeAll(async () => {
    world = await openOrderWorld(open);
    // Thursday in Guam: everything that is ordered here is sold.
    world.clock = Date.parse("2026-07-09T02:00:00Z");
    optionsOf = {
      [tub]: await Promise.all(["tuna", "salmon", "octopus"].map((name) => world.option(tub, name))),
      [fish]: await Promise.all(["whole", "fillet"].map((name) => world.option(fish, name))),
    };
  });

  const asked = ({ item: id, option, quantity: many }: Line) => {
    const options = optionsOf[id] ?? [];
    const chosen = options[option % Math.max(1, options.length)];
    return { id, quantity: many, options: chosen === undefined ? [] : [{ id: chosen }] };
  };
  const orders = async (): Promise<Order[]> => {
    const { body } = await world.ask("GET", "/orders/new_since/0", { as: "ben" });
    return z.array(order).parse(body);
  };
  const change = (of: Order, body: object) =>
    world.ask("PATCH", `/orders/${of.id}`, { as: "ben", body: { order: { expected_version: of.version, ...body } } });

  async function perform(done: Step, live: readonly Order[]): Promise<Answered | undefined> {
    if (done.kind === "place") return world.place({ items: done.lines.map(asked) });
    if (done.kind === "restock") {
      const body = { stock_quantity: done.stock, reason_type: "recount" };
      return world.ask("POST", `/menu_items/${done.item}/update_stock`, { as: "mina", body });
    }
    const picked = live[done.pick % Math.max(1, live.length)];
    if (!picked) return undefined;
    switch (done.kind) {
      case "edit": {
        const kept = picked.items.flatMap(({ id: line_id }, index) => {
          const left = done.kept[index % done.kept.length] ?? 0;
          return left === 0 ? [] : [{ line_id, quantity: left }];
        });
        return change(picked, { items: [...kept, ...done.added.map(asked)] });
      }
      case "cancel":
        return change(picked, { status: "cancelled" });
      case "begin":
        return change(picked, { status: "preparing", eta_minutes: 10 });
      case "damage": {
        const body = { quantity: done.quantity, reason: "dropped", order_id: picked.id };
        return world.ask("POST", `/menu_items/${picked.items[0]?.menu_item_id}/mark_as_damaged`, { as: "mina", body });
      }
      default:
        return done satisfies never;
    }
  }

  test("I4 whatever is placed, edited, cancelled and damaged at once, the movements add up and no portion comes back twice", async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        for (const steps of all) {
          const live = (await orders()).filter(({ status }) => status === "pending" || status === "preparing");
          const answers = await Promise.all(steps.map((done) => perform(done, live)));
          for (const answer of answers) expect([undefined, 200, 201, 409, 422]).toContain(answer?.status);
        }
        const after = await quantities(world);
        const audits = await world.database.engine.commands
          .selectFrom("stock_audits")
          .selectAll()
          .orderBy("id")
          .execute();
        for (const [name, kept] of Object.entries(after)) {
          const own = audits.filter((audit) => nameOf(audit) === name);
          expect([name, kept]).toEqual([name, own.reduce((now, audit) => follow(now, audit), 0)]);
          expect(kept).toBeGreaterThanOrEqual(0);
        }
        for (const one of await orders()) expectHeld(one, audits);
      }),
      { numRuns: 6 },
    );
    // Hundreds of orders on a machine that does other things too.
  }, 120_000);
});

type Audit = {
  menu_item_id: number;
  option_id: number | null;
  order_id: number | null;
  reason: string;
  previous_quantity: number;
  new_quantity: number;
};

const nameOf = ({ menu_item_id, option_id, reason }: Omit<Audit, "order_id" | "previous_quantity" | "new_quantity">) =>
  option_id === null ? `item ${menu_item_id} ${reason === "damaged" ? "damaged" : "stock"}` : `option ${option_id}`;

/** Every movement begins where the one before it ended. */
function follow(now: number, audit: Audit): number {
  expect(audit.previous_quantity).toBe(now);
  return audit.new_quantity;
}

/** An order holds what its lines say, less what of it came back damaged; a cancelled one holds nothing. */
function expectHeld({ id, status, items }: Order, audits: readonly Audit[]): void {
  const own = audits.filter(({ order_id }) => order_id === id);
  const sum = (some: readonly Audit[]) =>
    some.reduce((total, one) => total + one.new_quantity - one.previous_quantity, 0);
  for (const itemId of [musubi, cup, tub, fish]) {
    const ofItem = own.filter(({ menu_item_id, option_id }) => menu_item_id === itemId && option_id === null);
    const held = 0 - sum(ofItem.filter(({ reason }) => reason !== "damaged"));
    const damaged = sum(ofItem.filter(({ reason }) => reason === "damaged"));
    const ordered = items.reduce((total, line) => total + (line.menu_item_id === itemId ? line.quantity : 0), 0);
    if (status === "cancelled") {
      expect([id, itemId, held]).toEqual([id, itemId, 0]);
    } else {
      expect(held).toBeLessThanOrEqual(ordered);
      expect(held).toBeGreaterThanOrEqual(ordered - damaged);
    }
  }
}

async function quantities({ database }: OrderWorld): Promise<Record<string, number>> {
  const { commands } = database.engine;
  const tracked = await commands
    .selectFrom("menu_items")
    .select(["id", "stock_quantity", "damaged_quantity"])
    .where("id", "in", [musubi, cup, tub, fish])
    .execute();
  const counted = await commands
    .selectFrom("options")
    .select(["id", "stock_quantity"])
    .where("stock_quantity", "is not", null)
    .execute();
  return Object.fromEntries([
    ...tracked.map(({ id, stock_quantity }) => [`item ${id} stock`, stock_quantity] as const),
    ...tracked.map(({ id, damaged_quantity }) => [`item ${id} damaged`, damaged_quantity] as const),
    ...counted.map(({ id, stock_quantity }) => [`option ${id}`, stock_quantity ?? 0] as const),
  ]);
}
