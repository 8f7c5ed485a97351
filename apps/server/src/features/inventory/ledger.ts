import { type InventoryChannelMessage, streams } from "@hafaloha/contract";
import type { Transaction } from "../../database/database.ts";
import type { StockAlerts, StockMenu } from "./ports.ts";
import { availableOf, stockLevel, stockTransition } from "./rules.ts";
import { type Audit, type AuditRow, insertAudits, type StockRow, setAlerted } from "./store.ts";
import { auditView, stockItemView } from "./view.ts";

/** One item as it was and as its row now is. */
export interface StockChange {
  readonly before: StockRow;
  readonly after: StockRow;
}

export interface Ledger {
  /** The one door of every change of stock: its movements, its alerts and what both streams hear, in its transaction. */
  record(
    transaction: Transaction,
    restaurantId: number,
    changes: readonly StockChange[],
    audits: readonly Audit[],
  ): Promise<void>;
}

interface Dependencies {
  readonly menu: StockMenu;
  readonly alerts: StockAlerts;
}

export function createLedger({ menu, alerts }: Dependencies): Ledger {
  async function announce(
    transaction: Transaction,
    restaurantId: number,
    { before, after }: StockChange,
    last: AuditRow | undefined,
  ) {
    const emit = (message: InventoryChannelMessage) => transaction.emit(streams.inventory(restaurantId), message);
    const item = stockItemView(after);
    emit({ type: "inventory_update", item, last_movement: last && auditView(last) });

    const wasAlerted = before.low_stock_alerted === 1;
    const { alerted, alert } = stockTransition(
      { status: stockLevel(before).status, alerted: wasAlerted },
      stockLevel(after).status,
    );
    if (alerted !== wasAlerted) await setAlerted(transaction.rows, after.id, alerted);
    if (alert === null) return;
    if (alert === "back_in_stock") {
      emit({ type: alert, item });
      return;
    }
    const notification_id = await alerts.raise(transaction, {
      restaurantId,
      menuItemId: after.id,
      type: alert,
      ...alertText(alert, after),
      metadata: {
        name: after.name,
        available_quantity: availableOf(after),
        low_stock_threshold: after.low_stock_threshold,
      },
    });
    emit({ type: alert, item, notification_id });
  }

  return {
    record: async (transaction, restaurantId, changes, audits) => {
      const lastOf = await insertAudits(transaction.rows, audits);
      // Orders from before may give back what is no longer on the menu: a movement, but no news.
      const onMenu = changes.filter(({ after }) => after.deleted_at === null);
      for (const change of onMenu) await announce(transaction, restaurantId, change, lastOf.get(change.after.id));
      await menu.itemsChanged(
        transaction,
        restaurantId,
        onMenu.map(({ after }) => after.id),
      );
    },
  };
}

function alertText(alert: "low_stock" | "out_of_stock", item: StockRow): { title: string; body: string } {
  if (alert === "out_of_stock" && item.sold_out === 1) {
    const until = item.sold_out_until === null ? "until it is put back" : "for the rest of the day";
    return { title: `${item.name}: off sale`, body: `It was taken off sale by hand, ${until}.` };
  }
  const title = `${item.name}: ${availableOf(item)} left`;
  return alert === "low_stock"
    ? { title, body: `Reached the alert level of ${item.low_stock_threshold}.` }
    : { title: `${title}, sold out`, body: "It is shown as sold out until it is restocked." };
}
