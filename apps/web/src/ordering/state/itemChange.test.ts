import { updateMenuItemRequest } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { changeOf, newItemOf, previewOf } from "./itemChange.ts";
import { typeInto, untyped } from "./itemDraft.ts";
import { blankFields, fieldsOf, newGroup } from "./itemFields.ts";
import { sampleManaged } from "./menuSamples.ts";
import { sampleBase } from "./storefrontSamples.ts";

const item = sampleManaged({ option_groups: [sampleBase()], available_days: [4, 5], version: 7 });
const saved = fieldsOf(item);

test("M2 clearing every day sends an empty list", () => {
  const change = changeOf(typeInto(untyped, saved, "days", []), item);
  expect(change).toEqual({ expected_version: 7, available_days: [] });
});

test("M3 only what was typed is sent; nothing typed is nothing sent", () => {
  expect(changeOf(typeInto(untyped, saved, "price", "15,75"), item)).toEqual({ expected_version: 7, price: 15.75 });
  expect(changeOf(untyped, item)).toBeNull();
});

test("M1 options keep their ids; one switched off has none left, one that was not touched keeps what is left of it", () => {
  const [group] = saved.groups;
  const [rice, greens] = group?.options ?? [];
  if (!group || !rice || !greens) throw new Error("The sample has two options");
  const groups = [{ ...group, options: [{ ...greens, available: false }, rice] }, newGroup("new")];
  const change = changeOf(typeInto(untyped, saved, "groups", groups), item);
  expect(change?.option_groups?.[0]).toEqual({
    id: 1,
    name: "Base",
    min_select: 1,
    max_select: 1,
    free_option_count: 0,
    options: [
      { id: 12, name: "greens", additional_price: 0, stock_quantity: 0 },
      { id: 11, name: "rice", additional_price: 0 },
    ],
  });
  expect(change?.option_groups?.[1]?.id).toBeUndefined();
});

test("M1 a change is one that the contract takes", () => {
  const draft = typeInto(typeInto(untyped, saved, "name", " Poke "), saved, "hidden", true);
  expect(updateMenuItemRequest.parse({ menu_item: changeOf(draft, item) }).menu_item.name).toBe("Poke");
});

test("M1 a new item has its name and price, and counts from the portions that were typed", () => {
  const counted = typeInto(typeInto(untyped, blankFields, "counted", true), blankFields, "portions", "12");
  expect(newItemOf(counted, { ...blankFields, name: "Latiya ", price: "6" })).toEqual({
    name: "Latiya",
    price: 6,
    enable_stock_tracking: true,
    stock_quantity: 12,
  });
});

test("M3 the preview shows what is typed, with the stock as it is", () => {
  const shown = previewOf({ ...saved, price: "16.50", hidden: true }, sampleManaged({ available_quantity: 3 }));
  expect(shown).toMatchObject({ price: 16.5, hidden: true, available_quantity: 3 });
});
