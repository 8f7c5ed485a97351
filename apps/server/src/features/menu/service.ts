import {
  type Category,
  type GuestMenuItem,
  type Menu,
  type MenuChannelMessage,
  type MenuItem,
  streams,
} from "@hafaloha/contract";
import type { Snapshot, Transaction } from "../../database/database.ts";
import { notFound } from "../../refusal.ts";
import type { MenuAudience } from "./policy.ts";
import type { MenuRestaurants, StockLevels } from "./ports.ts";
import { weekdayIn } from "./rules.ts";
import { loadCategories, loadItems, loadMenus, type StoredItem } from "./store.ts";
import { categoryView, guestView, menuView, staffView, type ViewContext } from "./view.ts";

/** An item as an order is priced and checked against it. */
interface SellableItem {
  readonly id: number;
  readonly name: string;
  readonly priceCents: number;
  readonly station: MenuItem["station"];
  readonly prepMinutes: number;
  readonly advanceNoticeHours: number;
  readonly availableDays: readonly number[];
  readonly optionGroups: StoredItem["groups"];
}

export interface MenuService {
  items(snapshot: Snapshot, restaurantId: number, audience: MenuAudience): Promise<(GuestMenuItem | MenuItem)[]>;
  /** `audience` is asked once the item's restaurant is known. */
  item(
    snapshot: Snapshot,
    itemId: number,
    audience: (restaurantId: number) => MenuAudience,
  ): Promise<GuestMenuItem | MenuItem>;
  menus(snapshot: Snapshot, restaurantId: number, audience: MenuAudience): Promise<Menu[]>;
  categories(snapshot: Snapshot, restaurantId: number, audience: MenuAudience): Promise<Category[]>;
  /** The shown, not deleted items among `ids` that belong to the restaurant. */
  sellableItems(
    transaction: Transaction,
    restaurantId: number,
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, SellableItem>>;
  /** The item as staff see it, as this transaction leaves it; undefined where the restaurant has no such item. */
  staffItem(transaction: Transaction, restaurantId: number, itemId: number): Promise<MenuItem | undefined>;
  /** Emits `menu_item_update` with the guest's view of the items as this transaction leaves them. */
  itemsChanged(transaction: Transaction, restaurantId: number, itemIds: readonly number[]): Promise<void>;
}

interface Dependencies {
  readonly restaurants: MenuRestaurants;
  readonly stock: StockLevels;
}

export function createMenu({ restaurants, stock }: Dependencies): MenuService {
  async function findRestaurant(reader: Transaction | Snapshot, restaurantId: number) {
    const restaurant = await restaurants.orderingRestaurant(reader, restaurantId);
    if (!restaurant) throw notFound(`restaurant ${restaurantId}`);
    return restaurant;
  }

  async function viewContext(reader: Transaction | Snapshot, restaurantId: number): Promise<ViewContext> {
    const { timeZone } = await findRestaurant(reader, restaurantId);
    return { stockLevel: stock.stockLevel, weekday: weekdayIn(timeZone, reader.now) };
  }

  return {
    items: async (snapshot, restaurantId, audience) => {
      const context = await viewContext(snapshot, restaurantId);
      const items = await loadItems(snapshot.rows, { restaurantId });
      return items.flatMap((item) => seenBy(audience, item, context));
    },

    item: async (snapshot, itemId, audience) => {
      const [item] = await loadItems(snapshot.rows, { ids: [itemId] });
      const seen = item
        ? seenBy(audience(item.restaurantId), item, await viewContext(snapshot, item.restaurantId))[0]
        : undefined;
      if (!seen) throw notFound(`menu item ${itemId}`);
      return seen;
    },

    menus: async (snapshot, restaurantId, audience) => {
      await findRestaurant(snapshot, restaurantId);
      return (await loadMenus(snapshot.rows, restaurantId, audience === "guest")).map(menuView);
    },

    categories: async (snapshot, restaurantId, audience) => {
      await findRestaurant(snapshot, restaurantId);
      return (await loadCategories(snapshot.rows, restaurantId, audience === "guest")).map(categoryView);
    },

    sellableItems: async (transaction, restaurantId, ids) => {
      if (ids.length === 0) return new Map();
      const items = await loadItems(transaction.rows, { restaurantId, ids });
      return new Map(items.filter(({ shown }) => shown).map((item) => [item.row.id, sellable(item)]));
    },

    staffItem: async (transaction, restaurantId, itemId) => {
      const [item] = await loadItems(transaction.rows, { restaurantId, ids: [itemId] });
      return item && staffView(item, await viewContext(transaction, restaurantId));
    },

    itemsChanged: async (transaction, restaurantId, itemIds) => {
      if (itemIds.length === 0) return;
      const context = await viewContext(transaction, restaurantId);
      const items = await loadItems(transaction.rows, { restaurantId, ids: itemIds });
      const shown = new Map(items.filter((item) => item.shown).map((item) => [item.row.id, guestView(item, context)]));
      for (const id of itemIds) {
        transaction.emit(streams.menu(restaurantId), {
          type: "menu_item_update",
          menuItem: shown.get(id) ?? { id, deleted: true },
        } satisfies MenuChannelMessage);
      }
    },
  };
}

function seenBy(audience: MenuAudience, item: StoredItem, context: ViewContext): (GuestMenuItem | MenuItem)[] {
  if (audience === "staff") return [staffView(item, context)];
  return item.shown ? [guestView(item, context)] : [];
}

function sellable({ row, availableDays, groups }: StoredItem): SellableItem {
  return {
    id: row.id,
    name: row.name,
    priceCents: row.price_cents,
    station: row.station,
    prepMinutes: row.prep_minutes,
    advanceNoticeHours: row.advance_notice_hours,
    availableDays,
    optionGroups: groups,
  };
}
