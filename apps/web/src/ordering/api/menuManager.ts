import {
  type Category,
  type Cursor,
  category,
  type MenuItem,
  type MenuItemChange,
  menuItem,
  type NewMenuItem,
  streams,
  uploadedImage,
} from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import { noContent } from "../../shared/http/httpClient.ts";
import { listOf } from "../../shared/http/listOf.ts";
import type { ManagedMenu } from "../state/managedMenu.ts";
import { ofRestaurant, type Sending } from "./staffCommand.ts";

export interface ManagedMenuRead {
  readonly menu: ManagedMenu;
  /** Where the menu's stream stood when the first of the lists was read. */
  readonly cursor: Cursor | null;
}

export async function fetchManagedMenu(restaurantId: number, signal?: AbortSignal): Promise<ManagedMenuRead> {
  const options = { query: { restaurant_id: restaurantId }, ...(signal && { signal }) };
  // One after the other: what changes between them is told to both by the events after the first.
  const items = await http.get("/menu_items", listOf(menuItem), options);
  const categories = await http.get("/categories", listOf(category), options);
  const cursor = items.cursors.find(({ stream_id }) => stream_id === streams.menu(restaurantId)) ?? null;
  return { menu: { items: items.data, categories: categories.data }, cursor };
}

export async function fetchManagedItem(itemId: number, restaurantId: number): Promise<MenuItem> {
  return (await http.get(`/menu_items/${itemId}`, menuItem, { query: { restaurant_id: restaurantId } })).data;
}

/** Refused with `stale_version` and the item as it is when somebody was faster. */
export function changeItem(itemId: number, change: MenuItemChange, { restaurantId, ...how }: Sending) {
  const path = ofRestaurant(`/menu_items/${itemId}`, restaurantId);
  return http.send("PATCH", path, menuItem, { body: { menu_item: change }, ...how });
}

export function createItem(item: NewMenuItem, { restaurantId, ...how }: Sending): Promise<MenuItem> {
  return http.send("POST", ofRestaurant("/menu_items", restaurantId), menuItem, { body: { menu_item: item }, ...how });
}

/** Past orders keep what they say of it. */
export function removeItem(itemId: number, { restaurantId, ...how }: Sending): Promise<void> {
  return http.send("DELETE", ofRestaurant(`/menu_items/${itemId}`, restaurantId), noContent, how);
}

/** The picture as the server keeps it; an item has it once it is saved with its address. */
export async function uploadPicture(file: Blob, { restaurantId, ...how }: Sending): Promise<string> {
  const path = ofRestaurant("/images", restaurantId);
  return (await http.send("POST", path, uploadedImage, { body: file, ...how })).image_url;
}

export function createSection(name: string, { restaurantId, ...how }: Sending): Promise<Category> {
  const body = { category: { name } };
  return http.send("POST", ofRestaurant("/categories", restaurantId), category, { body, ...how });
}

export function renameSection(sectionId: number, name: string, { restaurantId, ...how }: Sending): Promise<Category> {
  const body = { category: { name } };
  return http.send("PATCH", ofRestaurant(`/categories/${sectionId}`, restaurantId), category, { body, ...how });
}

/** Its items stay on the menu, outside of it. */
export function removeSection(sectionId: number, { restaurantId, ...how }: Sending): Promise<void> {
  return http.send("DELETE", ofRestaurant(`/categories/${sectionId}`, restaurantId), noContent, how);
}

export function orderSections(ids: readonly number[], { restaurantId, ...how }: Sending): Promise<Category[]> {
  const path = ofRestaurant("/categories/order", restaurantId);
  return http.send("POST", path, listOf(category), { body: { ids }, ...how });
}
