import type { MenuItem } from "@hafaloha/contract";
import { sampleItem } from "./storefrontSamples.ts";

/** For tests: an item as managers see it. */
export function sampleManaged(differences: Partial<MenuItem> = {}): MenuItem {
  return {
    ...sampleItem(),
    option_groups: [],
    stock_quantity: 24,
    damaged_quantity: 2,
    low_stock_threshold: 5,
    position: 1,
    ...differences,
  };
}
