import type { Role } from "@hafaloha/contract";
import {
  Bell,
  ChartColumn,
  ChefHat,
  History,
  type LucideIcon,
  Package,
  Settings,
  SquareKanban,
  Users,
} from "lucide-react";
import { pathId } from "../../../../shared/http/pathId.ts";

/** The page that an address opens; the board may be opened at one order. */
export type StaffPage =
  | { readonly kind: "board"; readonly orderId: number | null }
  | { readonly kind: "kitchen" }
  | { readonly kind: "history" }
  | { readonly kind: "stock" }
  | { readonly kind: "alerts" }
  | { readonly kind: "analytics" }
  | { readonly kind: "people" }
  | { readonly kind: "settings" };

interface ListedPage {
  readonly kind: StaffPage["kind"];
  readonly path: string;
  readonly word: string;
  readonly icon: LucideIcon;
  /** The one that follows G. */
  readonly key: string;
  readonly isForAdmins?: true;
  /** A phone's bottom bar has room for four: this one stands behind "More" there. */
  readonly isInMore?: true;
}

/** The staff's pages that there are. */
const staffPages: readonly ListedPage[] = [
  { kind: "board", path: "/admin", word: "Board", icon: SquareKanban, key: "b" },
  { kind: "kitchen", path: "/admin/kitchen", word: "Kitchen", icon: ChefHat, key: "k" },
  { kind: "history", path: "/admin/history", word: "History", icon: History, key: "h", isInMore: true },
  { kind: "stock", path: "/admin/stock", word: "Stock", icon: Package, key: "s" },
  { kind: "alerts", path: "/admin/alerts", word: "Alerts", icon: Bell, key: "n" },
  {
    kind: "analytics",
    path: "/admin/analytics",
    word: "Analytics",
    icon: ChartColumn,
    key: "a",
    isForAdmins: true,
    isInMore: true,
  },
  {
    kind: "people",
    path: "/admin/people",
    word: "People",
    icon: Users,
    key: "p",
    isForAdmins: true,
    isInMore: true,
  },
  { kind: "settings", path: "/admin/settings", word: "Settings", icon: Settings, key: "e", isInMore: true },
];

export const pagesFor = (role: Role): readonly ListedPage[] =>
  staffPages.filter(({ isForAdmins }) => !isForAdmins || role !== "staff");

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
    case "/admin/alerts":
      return { kind: "alerts" };
    case "/admin/analytics":
      return { kind: "analytics" };
    case "/admin/people":
      return { kind: "people" };
    case "/admin/settings":
      return { kind: "settings" };
    case "/admin/inventory":
      return { kind: "moved", to: "/admin/stock" };
    default:
      return { kind: "moved", to: "/admin" };
  }
}
