import { type Cart, type CartLine, type ChosenOption, emptyCart, lineKey } from "./cart.ts";

/** One cart for each restaurant, kept on the device. */
export const cartStorageKey = (restaurantId: number): string => `hafaloha.cart.${restaurantId}`;

export const cartToText = (cart: Cart): string => JSON.stringify(cart.lines);

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
  return { lines: values.filter(isKeptLine).map((line) => ({ ...line, key: lineKey(line) })) };
}

// By hand, not by the contract's schema of an order line: it would bring all order schemas into the storefront's first load.
function isKeptLine(value: unknown): value is Omit<CartLine, "key"> {
  if (!isRecord(value)) return false;
  const { itemId, name, quantity, options, notes } = value;
  if (!isCount(itemId) || !isCount(quantity) || typeof name !== "string" || typeof notes !== "string") return false;
  return Array.isArray(options) && options.every(isChosenOption);
}

const isChosenOption = (value: unknown): value is ChosenOption =>
  isRecord(value) && isCount(value.id) && isCount(value.quantity);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
