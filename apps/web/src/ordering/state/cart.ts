import type { NewOrderLine } from "@hafaloha/contract";

export interface ChosenOption {
  readonly id: number;
  readonly quantity: number;
}

/** One line of a cart. Prices are not kept: they are read from the live menu, and the server has the last word. */
export interface CartLine {
  /** The same dish with the same choices and note is one line. */
  readonly key: string;
  readonly itemId: number;
  /** Kept for the case that the dish leaves the menu. */
  readonly name: string;
  readonly quantity: number;
  readonly options: readonly ChosenOption[];
  readonly notes: string;
}

export interface Cart {
  readonly lines: readonly CartLine[];
}

export type CartChange =
  | { readonly type: "add"; readonly line: Omit<CartLine, "key"> }
  | { readonly type: "setQuantity"; readonly key: string; readonly quantity: number }
  | { readonly type: "remove"; readonly key: string }
  | { readonly type: "empty" };

export const emptyCart: Cart = { lines: [] };

/** What the contract takes on one line. */
export const mostOfOneLine = 999;

export function lineKey({ itemId, options, notes }: Pick<CartLine, "itemId" | "options" | "notes">): string {
  const chosen = [...options].sort((a, b) => a.id - b.id).map(({ id, quantity }) => `${id}x${quantity}`);
  return [itemId, chosen.join("+"), notes.trim()].join("|");
}

export function changeCart(cart: Cart, change: CartChange): Cart {
  switch (change.type) {
    case "add":
      return add(cart, change.line);
    case "setQuantity":
      if (change.quantity < 1) return without(cart, change.key);
      return {
        lines: cart.lines.map((line) =>
          line.key === change.key ? { ...line, quantity: Math.min(change.quantity, mostOfOneLine) } : line,
        ),
      };
    case "remove":
      return without(cart, change.key);
    case "empty":
      return emptyCart;
    default:
      return change satisfies never;
  }
}

const without = (cart: Cart, key: string): Cart => ({ lines: cart.lines.filter((line) => line.key !== key) });

function add(cart: Cart, line: Omit<CartLine, "key">): Cart {
  const key = lineKey(line);
  const held = cart.lines.find((each) => each.key === key);
  if (!held) return { lines: [...cart.lines, { ...line, notes: line.notes.trim(), key }] };
  return changeCart(cart, { type: "setQuantity", key, quantity: held.quantity + line.quantity });
}

/** How many of one dish the cart holds, over all its lines. */
export const quantityOf = (cart: Cart, itemId: number): number =>
  cart.lines.reduce((sum, line) => (line.itemId === itemId ? sum + line.quantity : sum), 0);

/** The lines as `POST /orders` takes them. */
export const orderLines = (cart: Cart): NewOrderLine[] =>
  cart.lines.map(({ itemId, quantity, options, notes }) => ({
    id: itemId,
    quantity,
    options: options.map((option) => ({ ...option })),
    ...(notes === "" ? {} : { notes }),
  }));
