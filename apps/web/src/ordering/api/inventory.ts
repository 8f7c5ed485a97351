import { type Cursor, type MenuItem, menuItem, streams } from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import { listOf } from "../../shared/http/listOf.ts";

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
