import type { Snapshot } from "../../database/database.ts";

/** What the analytics need of the restaurant's record: its days begin by its clock. */
export interface AnalyticsRestaurants {
  orderingRestaurant(
    reader: Snapshot,
    restaurantId: number,
  ): Promise<{ readonly timeZone: string; readonly currency: string } | undefined>;
}
