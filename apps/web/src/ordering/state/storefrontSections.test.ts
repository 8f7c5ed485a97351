import { expect, it } from "vitest";
import { sampleCategory, sampleItem } from "./storefrontSamples.ts";
import { featuredItems, menuSections } from "./storefrontSections.ts";

it("M1 groups the menu by category in the order of the restaurant, without empty or hidden ones", () => {
  const categories = [
    sampleCategory({ id: 3, position: 3 }),
    sampleCategory({ id: 2, position: 1 }),
    sampleCategory({ id: 4, position: 2 }),
  ];
  const items = [
    sampleItem({ id: 1, category_ids: [3, 2] }),
    sampleItem({ id: 2, category_ids: [2] }),
    sampleItem({ id: 3, category_ids: [4], hidden: true }),
  ];
  expect(
    menuSections(items, categories).map(({ category, items: listed }) => [category.id, listed.map(({ id }) => id)]),
  ).toEqual([
    [2, [1, 2]],
    [3, [1]],
  ]);
});

it("M1 puts forward featured dishes that can be had", () => {
  const items = [
    sampleItem({ id: 1, featured: true }),
    sampleItem({ id: 2, featured: true, stock_status: "out_of_stock" }),
    sampleItem({ id: 3 }),
  ];
  expect(featuredItems(items).map(({ id }) => id)).toEqual([1]);
});
