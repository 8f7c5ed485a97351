import { type Cursor, type MenuItem, menuItem, streams } from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import { listOf } from "../../shared/http/listOf.ts";
import type { CommandOf } from "../state/savedAction.ts";
import { ofRestaurant, type Sending } from "./staffCommand.ts";

export interface StockRead {
  readonly items: readonly MenuItem[];
  /** Where the inventory stream stood; null where the server did not say. */
  readonly cursor: Cursor | null;
}

/** Every item of the restaurant with its stock, as staff see it. */
export async function fetchStock(restaurantId: number, signal?: AbortSignal): Promise<StockRead> {
  const { data, cursors } = await http.get("/menu_items", listOf(menuItem), {
    query: { restaurant_id: restaurantId },
    ...(signal && { signal }),
  });
  const cursor = cursors.find((one) => one.stream_id === streams.inventory(restaurantId)) ?? null;
  return { items: data, cursor };
}

/** Sets what was counted; refused with `stale_version` and the current item when it was changed meanwhile. */
export function setStock(
  { itemId, quantity, reason, expectedVersion }: CommandOf<"setStock">,
  { restaurantId, ...how }: Sending,
): Promise<MenuItem> {
  const body = { stock_quantity: quantity, reason_type: reason, expected_version: expectedVersion };
  const path = ofRestaurant(`/menu_items/${itemId}/update_stock`, restaurantId);
  return http.send("POST", path, menuItem, { body, ...how });
}

export function markDamaged(
  { itemId, quantity, reason }: CommandOf<"markDamaged">,
  { restaurantId, ...how }: Sending,
): Promise<MenuItem> {
  const path = ofRestaurant(`/menu_items/${itemId}/mark_as_damaged`, restaurantId);
  return http.send("POST", path, menuItem, { body: { quantity, reason }, ...how });
}
