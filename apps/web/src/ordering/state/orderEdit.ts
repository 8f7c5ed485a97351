import type { Order, OrderLine, UpdateOrderRequest } from "@hafaloha/contract";
import { type Cart, type CartChange, changeCart, emptyCart, mostOfOneLine, orderLines } from "./cart.ts";

/**
 * What somebody wants to change of an order's lines. It holds only the changes, so it lies over whatever the order is by
 * then: a colleague's change comes into view, and nothing that was typed is lost.
 */
export interface OrderEdit {
  /** The order's version when the edit began. */
  readonly since: number;
  /** New quantities by line; 0 takes the line off. */
  readonly quantities: Readonly<Record<number, number>>;
  readonly added: Cart;
  readonly reason: string;
}

export type OrderEditChange =
  | { readonly type: "setLine"; readonly lineId: number; readonly quantity: number }
  | { readonly type: "changeAdded"; readonly change: CartChange }
  | { readonly type: "setReason"; readonly reason: string };

export const beginEdit = ({ version }: Order): OrderEdit => ({
  since: version,
  quantities: {},
  added: emptyCart,
  reason: "",
});

export function changeEdit(edit: OrderEdit, change: OrderEditChange): OrderEdit {
  switch (change.type) {
    case "setLine": {
      const quantity = Math.min(Math.max(change.quantity, 0), mostOfOneLine);
      return { ...edit, quantities: { ...edit.quantities, [change.lineId]: quantity } };
    }
    case "changeAdded":
      return { ...edit, added: changeCart(edit.added, change.change) };
    case "setReason":
      return { ...edit, reason: change.reason };
    default:
      return change satisfies never;
  }
}

export interface EditedLine {
  readonly line: OrderLine;
  readonly quantity: number;
}

export interface OrderEditView {
  readonly lines: readonly EditedLine[];
  readonly added: Cart["lines"];
  readonly isChanged: boolean;
  /** Nothing would be left: then it is to be cancelled. */
  readonly isEmpty: boolean;
  /** The order has moved on since the edit began. */
  readonly isBehind: boolean;
}

/** The order as it would be; a line that is gone meanwhile takes its change with it. */
export function viewEdit(edit: OrderEdit, order: Order): OrderEditView {
  const lines = order.items.map((line) => ({ line, quantity: edit.quantities[line.id] ?? line.quantity }));
  const added = edit.added.lines;
  return {
    lines,
    added,
    isChanged: added.length > 0 || lines.some(({ line, quantity }) => quantity !== line.quantity),
    isEmpty: added.length === 0 && lines.every(({ quantity }) => quantity === 0),
    isBehind: order.version !== edit.since,
  };
}

/** All lines as `PATCH /orders/:id` wants them: one that is not named goes. */
export function editedItems(edit: OrderEdit, order: Order): NonNullable<UpdateOrderRequest["order"]["items"]> {
  const kept = viewEdit(edit, order).lines.flatMap(({ line, quantity }) =>
    quantity === 0 ? [] : [{ line_id: line.id, quantity }],
  );
  return [...kept, ...orderLines(edit.added)];
}
