import {
  type Category,
  type GuestMenuItem,
  type Menu,
  type MenuChannelMessage,
  type MenuItem,
  streams,
} from "@hafaloha/contract";
import type { Snapshot, Transaction } from "../../database/database.ts";
import { localTime } from "../../localTime.ts";
import { notFound } from "../../refusal.ts";
import type { StockMenu } from "../inventory/ports.ts";
import type { SellableItem, SellableMenu } from "../orders/ports.ts";
import type { MenuAudience } from "./policy.ts";
import type { MenuRestaurants, StockLevels } from "./ports.ts";
import { loadCategories, loadItems, loadMenus, type StoredItem } from "./store.ts";
import { categoryView, guestView, menuView, staffView, type ViewContext } from "./view.ts";

/** The menu as its readers, the orders and the stock need it. */
export interface MenuService extends SellableMenu, StockMenu {
  items(snapshot: Snapshot, restaurantId: number, audience: MenuAudience): Promise<(GuestMenuItem | MenuItem)[]>;
  /** `audience` is asked once the item's restaurant is known. */
  item(
    snapshot: Snapshot,
    itemId: number,
    audience: (restaurantId: number) => MenuAudience,
  ): Promise<GuestMenuItem | MenuItem>;
  menus(snapshot: Snapshot, restaurantId: number, audience: MenuAudience): Promise<Menu[]>;
  categories(snapshot: Snapshot, restaurantId: number, audience: MenuAudience): Promise<Category[]>;
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
    return { stockLevel: stock.stockLevel, weekday: localTime(reader.now, timeZone).weekday };
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
