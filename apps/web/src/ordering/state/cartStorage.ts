import { newOrderLine } from "@hafaloha/contract";
import { type Cart, emptyCart, lineKey } from "./cart.ts";

/** One cart for each restaurant, kept on the device. */
export const cartStorageKey = (restaurantId: number): string => `hafaloha.cart.${restaurantId}`;

export const cartToText = (cart: Cart): string =>
  JSON.stringify(
    cart.lines.map(({ itemId, name, quantity, options, notes }) => ({ id: itemId, name, quantity, options, notes })),
  );

/** Lines that another version wrote in another shape are dropped, the rest is kept. */
export function cartFromText(text: string | null): Cart {
  if (text === null) return emptyCart;
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return emptyCart;
  }
  if (!Array.isArray(values)) return emptyCart;
  return {
    lines: values.flatMap((value: unknown) => {
      const parsed = newOrderLine.safeParse(value);
      if (!parsed.success || !hasName(value)) return [];
      const { id: itemId, quantity, options, notes } = parsed.data;
      const line = { itemId, name: value.name, quantity, options, notes: notes ?? "" };
      return [{ ...line, key: lineKey(line) }];
    }),
  };
}

const hasName = (value: unknown): value is { name: string } =>
  typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
