import type { Transaction } from "../../database/database.ts";
import { money } from "../../wireValues.ts";
import type { OrderAlerts } from "./ports.ts";
import type { StoredOrder } from "./store.ts";

/** Stores the alert of a customer's order that has come on the board; orders keyed in by staff appear silently (O6). */
export async function raiseAlert(
  alerts: OrderAlerts,
  transaction: Transaction,
  { row, lines }: StoredOrder,
  currency: string,
): Promise<void> {
  if (row.staff_created === 1 || row.acknowledged_at !== null) return;
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const total = new Intl.NumberFormat("en-US", { style: "currency", currency }).format(money(row.total_cents));
  await alerts.raise(transaction, {
    restaurantId: row.restaurant_id,
    orderId: row.id,
    title: `New order ${row.order_number}`,
    body: `${row.contact_name}: ${units} ${units === 1 ? "item" : "items"}, ${total}`,
    metadata: {
      order_number: row.order_number,
      contact_name: row.contact_name,
      item_count: units,
      total: money(row.total_cents),
    },
  });
}
