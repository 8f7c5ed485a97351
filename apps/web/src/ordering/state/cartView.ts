import type { GuestMenuItem } from "@hafaloha/contract";
import type { Cart, CartLine } from "./cart.ts";
import { unitPriceCents } from "./cartPricing.ts";
import { optionName } from "./optionName.ts";

/** What stands between a line and the kitchen. */
export type LineState =
  | { readonly kind: "ok" }
  | { readonly kind: "soldOut" }
  /** Fewer are left than the cart's lines of this dish ask for. */
  | { readonly kind: "short"; readonly available: number }
  | { readonly kind: "optionGone"; readonly names: readonly string[] }
  | { readonly kind: "offMenu" };

export interface CartLineView {
  readonly line: CartLine;
  readonly item: GuestMenuItem | undefined;
  readonly optionNames: readonly string[];
  readonly totalCents: number;
  readonly state: LineState;
}

export interface CartView {
  readonly lines: readonly CartLineView[];
  /** Leaves out the lines that cannot be had. */
  readonly totalCents: number;
  readonly count: number;
  /** The first line that must be changed or removed before checkout. */
  readonly blockedBy: CartLineView | undefined;
}

/** The cart as the menu stands now. */
export function viewCart(cart: Cart, menu: readonly GuestMenuItem[]): CartView {
  const left = new Map(menu.map((item) => [item.id, item.available_quantity]));
  const lines = cart.lines.map((line) => {
    const item = menu.find(({ id }) => id === line.itemId);
    const view = viewLine(line, item, left.get(line.itemId) ?? null);
    const available = left.get(line.itemId);
    if (available != null) left.set(line.itemId, Math.max(0, available - line.quantity));
    return view;
  });
  return {
    lines,
    totalCents: lines.reduce((sum, line) => sum + (countsIn(line.state) ? line.totalCents : 0), 0),
    count: lines.reduce((sum, { line, state }) => sum + (countsIn(state) ? line.quantity : 0), 0),
    blockedBy: lines.find(({ state }) => state.kind !== "ok"),
  };
}

const countsIn = ({ kind }: LineState) => kind === "ok" || kind === "short";

function viewLine(line: CartLine, item: GuestMenuItem | undefined, available: number | null): CartLineView {
  if (!item) return { line, item, optionNames: [], totalCents: 0, state: { kind: "offMenu" } };
  const options = item.option_groups.flatMap((group) => group.options);
  const chosen = line.options.map(({ id, quantity }) => ({
    quantity,
    option: options.find((option) => option.id === id),
  }));
  const optionNames = chosen.flatMap(({ option, quantity }) =>
    option ? [optionName({ name: option.name, quantity })] : [],
  );
  const gone = chosen.flatMap(({ option }) => (option?.available ? [] : [option?.name ?? "a choice"]));
  return {
    line,
    item,
    optionNames,
    totalCents: unitPriceCents(item, line.options) * line.quantity,
    state: lineState(line, item, available, gone),
  };
}

function lineState(line: CartLine, item: GuestMenuItem, available: number | null, gone: string[]): LineState {
  if (item.stock_status === "out_of_stock") return { kind: "soldOut" };
  if (gone.length > 0) return { kind: "optionGone", names: gone };
  if (available !== null && line.quantity > available) return { kind: "short", available };
  return { kind: "ok" };
}
