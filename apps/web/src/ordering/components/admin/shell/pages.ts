import { ChefHat, History, type LucideIcon, Package, Settings, SquareKanban, UtensilsCrossed } from "lucide-react";
import { pathId } from "../../../../shared/http/pathId.ts";

/** The page that an address opens; the board may be opened at one order. */
export type StaffPage =
  | { readonly kind: "board"; readonly orderId: number | null }
  | { readonly kind: "kitchen" }
  | { readonly kind: "history" }
  | { readonly kind: "stock" }
  | { readonly kind: "menu" }
  | { readonly kind: "settings" };

/** The staff's pages that there are: kind, path, word, icon, and the key that follows G. */
export const staffPages: readonly {
  kind: StaffPage["kind"];
  path: string;
  word: string;
  icon: LucideIcon;
  key: string;
  isForAdmins?: true;
}[] = [
  { kind: "board", path: "/admin", word: "Board", icon: SquareKanban, key: "b" },
  { kind: "kitchen", path: "/admin/kitchen", word: "Kitchen", icon: ChefHat, key: "k" },
  { kind: "history", path: "/admin/history", word: "History", icon: History, key: "h" },
  { kind: "stock", path: "/admin/stock", word: "Stock", icon: Package, key: "s" },
  { kind: "menu", path: "/admin/menu", word: "Menu", icon: UtensilsCrossed, key: "m", isForAdmins: true },
  { kind: "settings", path: "/admin/settings", word: "Settings", icon: Settings, key: "e", isForAdmins: true },
];

/** What of an address goes along to another page: a super_admin's restaurant. */
export function pathWithRestaurant(path: string, search: string): string {
  const restaurantId = new URLSearchParams(search).get("restaurant_id");
  return restaurantId === null ? path : `${path}?restaurant_id=${encodeURIComponent(restaurantId)}`;
}

/** What stands at a path under `/admin`, or where it stands now. Notifications name `/admin/orders/:id` and `/admin/inventory`. */
export function staffPageAt(path: string): StaffPage | { readonly kind: "moved"; readonly to: string } {
  const orderId = pathId(/^\/admin\/orders\/([^/]+)$/.exec(path)?.[1]);
  if (orderId !== null) return { kind: "board", orderId };
  switch (path) {
    case "/admin":
      return { kind: "board", orderId: null };
    case "/admin/kitchen":
      return { kind: "kitchen" };
    case "/admin/history":
      return { kind: "history" };
    case "/admin/stock":
      return { kind: "stock" };
    case "/admin/menu":
      return { kind: "menu" };
    case "/admin/settings":
      return { kind: "settings" };
    case "/admin/inventory":
      return { kind: "moved", to: "/admin/stock" };
    default:
      return { kind: "moved", to: "/admin" };
  }
}
