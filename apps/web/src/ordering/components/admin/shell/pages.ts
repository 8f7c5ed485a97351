import { type LucideIcon, Package, SquareKanban } from "lucide-react";

/** The staff's pages that there are: path, word, icon, and the key that follows G. */
export const staffPages: readonly { path: string; word: string; icon: LucideIcon; key: string }[] = [
  { path: "/admin", word: "Board", icon: SquareKanban, key: "b" },
  { path: "/admin/stock", word: "Stock", icon: Package, key: "s" },
];
