import { type GuestMenuItem, placeOrderRequest } from "@hafaloha/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guestOrder } from "./guestOrder.ts";

const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const draw = (stream: Iterator<number>) => () => Number(stream.next().value);
const now = Date.parse("2026-07-06T02:07:00Z");

const group = fc
  .tuple(fc.nat(2), fc.nat(3), fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }))
  .map(([min, more, available]) => ({ min, max: Math.max(1, min + more), available }));
const menu = fc
  .array(
    fc.record({
      orderable: fc.boolean(),
      featured: fc.boolean(),
      notice: fc.constantFrom(0, 0, 24),
      groups: fc.array(group, { maxLength: 3 }),
    }),
    { maxLength: 6 },
  )
  .map((items) =>
    items.map(({ orderable, featured, notice, groups }, index) => item(index + 1, orderable, featured, notice, groups)),
  );

function item(
  id: number,
  orderable: boolean,
  featured: boolean,
  advance_notice_hours: number,
  groups: readonly { min: number; max: number; available: readonly boolean[] }[],
): GuestMenuItem {
  return {
    id,
    restaurant_id: 1,
    menu_id: 1,
    category_ids: [],
    name: `Dish ${id}`,
    description: "",
    price: 5,
    image_url: null,
    available_days: [],
    featured,
    hidden: false,
    enable_stock_tracking: false,
    available_quantity: null,
    stock_status: "in_stock",
    orderable,
    station: "grill",
    prep_minutes: 5,
    advance_notice_hours,
    version: 1,
    updated_at: "2026-07-06T00:00:00Z",
    option_groups: groups.map(({ min, max, available }, nth) => ({
      id: id * 10 + nth,
      name: `Group ${nth}`,
      min_select: min,
      max_select: max,
      free_option_count: 0,
      options: available.map((is, option) => ({
        id: id * 100 + nth * 10 + option,
        name: "a",
        additional_price: 0,
        available: is,
      })),
    })),
  };
}

describe("guestOrder", () => {
  it("X3 is an order that the server can take: dishes that can be had, options within their limits", () => {
    fc.assert(
      fc.property(menu, fc.boolean(), random, (items, isForLater, stream) => {
        const order = guestOrder(items, { isForLater, now }, draw(stream));
        const canBeHad = items.filter(
          (one) =>
            one.orderable &&
            one.advance_notice_hours === 0 &&
            one.option_groups.every(
              ({ options, min_select }) => options.filter((o) => o.available).length >= min_select,
            ),
        );
        if (order === undefined) {
          expect(canBeHad).toEqual([]);
          return;
        }
        expect(placeOrderRequest.safeParse({ restaurant_id: 1, order }).success).toBe(true);
        for (const line of order.items) {
          const dish = canBeHad.find(({ id }) => id === line.id);
          const chosen = (line.options ?? []).map(({ id }) => id);
          expect(new Set(chosen).size).toBe(chosen.length);
          for (const { min_select, max_select, options } of dish?.option_groups ?? []) {
            const own = options.filter(({ id }) => chosen.includes(id));
            expect(own.every(({ available }) => available)).toBe(true);
            expect(own.length).toBeGreaterThanOrEqual(min_select);
            expect(own.length).toBeLessThanOrEqual(max_select);
          }
        }
      }),
    );
  });

  it("X3 what is for later is picked up at a quarter of an hour, at least 45 minutes ahead", () => {
    fc.assert(
      fc.property(random, (stream) => {
        const order = guestOrder([item(1, true, false, 0, [])], { isForLater: true, now }, draw(stream));
        const pickupAt = Date.parse(order?.pickup_time ?? "");
        expect(pickupAt % 900_000).toBe(0);
        expect(pickupAt - now).toBeGreaterThanOrEqual(45 * 60_000);
      }),
    );
  });
});
