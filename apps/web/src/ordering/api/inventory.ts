import {
  type Cursor,
  type ImportedStock,
  importedStock,
  type MenuItem,
  menuItem,
  type StockAudit,
  stockAudit,
  streams,
} from "@hafaloha/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readAuthToken } from "../../shared/http/authToken.ts";
import { http } from "../../shared/http/http.ts";
import { listOf } from "../../shared/http/listOf.ts";
import type { CommandOf } from "../state/savedAction.ts";
import { ofRestaurant, type Sending } from "./staffCommand.ts";
import { staffKey } from "./staffKey.ts";

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

/** When an alert goes out; the menu holds it, and only those who may change the menu may change it. */
export function setThreshold(
  { itemId, threshold, expectedVersion }: CommandOf<"setThreshold">,
  { restaurantId, ...how }: Sending,
): Promise<MenuItem> {
  const menu_item = { low_stock_threshold: threshold, expected_version: expectedVersion };
  return http.send("PATCH", ofRestaurant(`/menu_items/${itemId}`, restaurantId), menuItem, {
    body: { menu_item },
    ...how,
  });
}

/** "86": whatever was sold meanwhile, so without a version. */
export function takeOffSale(
  { itemId, until }: CommandOf<"takeOffSale">,
  { restaurantId, ...how }: Sending,
): Promise<MenuItem> {
  const path = ofRestaurant(`/menu_items/${itemId}/sold_out`, restaurantId);
  return http.send("POST", path, menuItem, { body: { until }, ...how });
}

export function putBack({ itemId }: CommandOf<"putBack">, { restaurantId, ...how }: Sending): Promise<MenuItem> {
  return http.send("DELETE", ofRestaurant(`/menu_items/${itemId}/sold_out`, restaurantId), menuItem, how);
}

export interface UndoStock {
  readonly itemId: number;
  readonly auditId: number;
}

/** Takes back the last movement made by hand, if it is the one that was seen. */
export function undoStock({ itemId, auditId }: UndoStock, { restaurantId, ...how }: Sending): Promise<MenuItem> {
  const path = ofRestaurant(`/menu_items/${itemId}/undo_stock`, restaurantId);
  return http.send("POST", path, menuItem, { body: { audit_id: auditId }, ...how });
}

export interface OptionStock {
  readonly optionId: number;
  /** Null counts its portions no more, 0 says that it is gone. */
  readonly quantity: number | null;
}

/** Whatever was sold meanwhile: what is counted of an option is told by whoever looks at it now. */
export function setOptionStock(
  { optionId, quantity }: OptionStock,
  { restaurantId, ...how }: Sending,
): Promise<MenuItem> {
  const path = ofRestaurant(`/options/${optionId}/update_stock`, restaurantId);
  return http.send("POST", path, menuItem, { body: { stock_quantity: quantity, reason_type: "recount" }, ...how });
}

/** The newest movements of an item up to `version`. A new version asks anew. */
export const stockAuditsQuery = (restaurantId: number, itemId: number, version: number, limit: number) =>
  queryOptions({
    queryKey: [...staffKey("stockAudits", restaurantId), itemId, version, limit],
    queryFn: async ({ signal }): Promise<StockAudit[]> => {
      const query = { restaurant_id: restaurantId, limit };
      return (await http.get(`/menu_items/${itemId}/stock_audits`, listOf(stockAudit), { query, signal })).data;
    },
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

/** The newest movement of each item where the stock stood at `offset`; what moved after that is told with the stock. */
export const lastMovementsQuery = (restaurantId: number, offset: number) =>
  queryOptions({
    queryKey: [...staffKey("lastMovements", restaurantId), offset],
    queryFn: async ({ signal }): Promise<ReadonlyMap<number, StockAudit>> => {
      const query = { restaurant_id: restaurantId };
      const { data } = await http.get("/stock/last_movements", listOf(stockAudit), { query, signal });
      return new Map(data.map((audit) => [audit.menu_item_id, audit]));
    },
    staleTime: Number.POSITIVE_INFINITY,
    // While the page polls, each look is at another offset.
    gcTime: 0,
    placeholderData: keepPreviousData,
  });

/** One item with its options and what is left of them. */
export const stockedItemQuery = (restaurantId: number, itemId: number, version: number) =>
  queryOptions({
    queryKey: [...staffKey("stockedItem", restaurantId), itemId, version],
    queryFn: async ({ signal }): Promise<MenuItem> => {
      const query = { restaurant_id: restaurantId };
      return (await http.get(`/menu_items/${itemId}`, menuItem, { query, signal })).data;
    },
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

/** What a sheet would do, line by line; nothing is changed. */
export function previewSheet(csv: string, { restaurantId, ...how }: Sending): Promise<ImportedStock> {
  const body = { csv, dry_run: true };
  return http.send("POST", ofRestaurant("/stock/import", restaurantId), importedStock, { body, ...how });
}

/** Takes the right lines of a sheet in. */
export function importSheet(csv: string, { restaurantId, ...how }: Sending): Promise<ImportedStock> {
  const body = { csv, skip_wrong: true };
  return http.send("POST", ofRestaurant("/stock/import", restaurantId), importedStock, { body, ...how });
}

/** The counted stock as a sheet: the one answer that is no JSON, so the storefront's client need not know of it. */
export async function exportSheet(restaurantId: number): Promise<string> {
  const headers = { Authorization: `Bearer ${readAuthToken()}` };
  const response = await fetch(ofRestaurant("/stock/export", restaurantId), { headers });
  if (!response.ok) throw new Error(`The sheet was answered with ${response.status}.`);
  return response.text();
}
