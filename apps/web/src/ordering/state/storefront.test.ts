import { describe, expect, it } from "vitest";
import { advance, applyToCategories, applyToItems, newerOf } from "./storefront.ts";
import { sampleCategory, sampleItem } from "./storefrontSamples.ts";

const soda = sampleItem({ id: 30, name: "Calamansi soda" });
const bowl = sampleItem({ version: 4 });
const items = [soda, bowl];
const at = (offset: number, epoch = "e1") => ({ stream_id: "menu_channel_1", epoch, offset });

describe("applyToItems", () => {
  it("I7 shows a dish's new stock in its place", () => {
    const left = { ...bowl, version: 5, available_quantity: 2 };
    expect(applyToItems(items, { type: "menu_item_update", menuItem: left })).toEqual([soda, left]);
  });

  it("R4 ignores state that is older than what is held", () => {
    const old = { ...bowl, version: 3, available_quantity: 9 };
    expect(applyToItems(items, { type: "menu_item_update", menuItem: old })).toBe(items);
  });

  it("M3 takes away what was deleted or hidden, and adds what is new at the end", () => {
    expect(applyToItems(items, { type: "menu_item_update", menuItem: { id: 30, deleted: true } })).toEqual([bowl]);
    const fresh = sampleItem({ id: 99 });
    expect(applyToItems(items, { type: "menu_item_update", menuItem: fresh })).toEqual([soda, bowl, fresh]);
  });

  it("M1 takes away a menu's dishes when it is switched off", () => {
    const menu = { id: 1, restaurant_id: 1, name: "All day", active: false };
    expect(applyToItems(items, { type: "menu_update", menu })).toEqual([]);
    expect(applyToItems(items, { type: "menu_update", menu: { ...menu, active: true } })).toBe(items);
  });
});

describe("applyToCategories", () => {
  it("M3 renames a category", () => {
    const next = sampleCategory({ name: "Poke" });
    expect(applyToCategories([sampleCategory()], { type: "category_update", category: next })).toEqual([next]);
  });

  it("M1 moves a category to its place, and takes away one that was deleted", () => {
    const [first, second] = [sampleCategory({ id: 1, position: 0 }), sampleCategory({ id: 2, position: 1 })];
    const moved = { ...first, position: 2 };
    expect(applyToCategories([first, second], { type: "category_update", category: moved })).toEqual([second, moved]);
    const gone = { id: 1, deleted: true } as const;
    expect(applyToCategories([first, second], { type: "category_update", category: gone })).toEqual([second]);
  });
});

describe("advance", () => {
  const without = (list: readonly number[]) => list.slice(1);

  it("R4 applies a message once: what the list already contains is passed over", () => {
    const held = { list: [1, 2, 3], cursor: at(7) };
    expect(advance(held, at(7), without)).toBe(held);
    expect(advance(held, at(8), without)).toEqual({ list: [2, 3], cursor: at(8) });
  });

  it("R3 takes a message of a new epoch, whatever its offset", () => {
    expect(advance({ list: [1, 2], cursor: at(7) }, at(1, "e2"), without)).toEqual({ list: [2], cursor: at(1, "e2") });
  });

  it("R9 applies messages without positions", () => {
    expect(advance({ list: [1, 2], cursor: at(7) }, undefined, without)).toEqual({ list: [2], cursor: at(7) });
  });
});

describe("newerOf", () => {
  it("R4 drops an answer that was read before the messages already applied", () => {
    const held = { list: [1], cursor: at(9) };
    expect(newerOf(held, { list: [2], cursor: at(8) })).toBe(held);
    expect(newerOf(held, { list: [2], cursor: at(9) }).list).toEqual([2]);
    expect(newerOf(held, { list: [2], cursor: at(1, "e2") }).list).toEqual([2]);
    expect(newerOf(undefined, { list: [2], cursor: null }).list).toEqual([2]);
  });
});
