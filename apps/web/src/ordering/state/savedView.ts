import type { Order, StockItem } from "@hafaloha/contract";
import { changeStockAlerts, type StockAlerts } from "./alertsStock.ts";
import { type Board, type Colleague, changeBoard } from "./board.ts";
import { type Notifications, withSettled } from "./notifications.ts";
import type { Saved } from "./offlineQueue.ts";
import type { Command, CommandOf, SavedAction } from "./savedAction.ts";
import { changeStock, type Stock } from "./stock.ts";

// What the screen shows is always the server's state with the saved actions applied to it by the reducers of the live
// messages: an event that comes meanwhile is never overwritten, and an action that is answered or dropped leaves no trace.

/** The board as it will be once the server has taken what `me` did. */
export function boardWith(board: Board, saved: readonly Saved[], me: Colleague): Board {
  return saved.reduce((held, { action }) => {
    const { command } = action;
    const at = instantOf(action);
    switch (command.kind) {
      case "acknowledge":
        return command.orders.reduce(
          (before, { id }) =>
            changeBoard(before, { type: "order_acknowledged", order_id: id, user_id: me.id, acknowledged_at: at }),
          held,
        );
      case "move": {
        const order = held.entries[command.orderId]?.order;
        // Made to another version, it says nothing of this one: the server's own word for it has come, or someone was faster.
        if (order?.version !== command.expectedVersion) return held;
        return changeBoard(held, { type: "order_updated", order: moved(order, command, action.at), staff_info: me });
      }
      case "checkOff": {
        const order = held.entries[command.orderId]?.order;
        return order
          ? changeBoard(held, { type: "order_updated", order: checkedOff(order, command), staff_info: me })
          : held;
      }
      default:
        return held;
    }
  }, board);
}

export function stockWith(stock: Stock, saved: readonly Saved[]): Stock {
  return saved.reduce((held, { action }) => {
    const { command } = action;
    if (!("itemId" in command)) return held;
    const before = held[command.itemId]?.item;
    // Made to another version, it says nothing of this one.
    if (!before || ("expectedVersion" in command && before.version !== command.expectedVersion)) return held;
    const at = instantOf(action);
    const item = changed(before, command, at);
    return changeStock(held, {
      type: "inventory_update",
      item: { ...item, stock_status: statusOf(item), version: before.version + 1, updated_at: at },
    });
  }, stock);
}

export function stockAlertsWith(alerts: StockAlerts, saved: readonly Saved[]): StockAlerts {
  return saved.reduce(
    (held, { action: { command } }) =>
      command.kind === "settleAlert"
        ? changeStockAlerts(held, { type: "notification_acknowledged", id: command.notificationId })
        : held,
    alerts,
  );
}

/** An order that is acknowledged or begun has been seen, and so has its alert (O5). */
export function notificationsWith(held: Notifications, commands: readonly Command[]): Notifications {
  const orders = new Set<number>();
  const alerts = new Set<number>();
  for (const command of commands) {
    if (command.kind === "settleAlert") alerts.add(command.notificationId);
    if (command.kind === "acknowledge") for (const { id } of command.orders) orders.add(id);
    if (command.kind === "move" && command.from === "pending") orders.add(command.orderId);
  }
  if (orders.size + alerts.size === 0) return held;
  return withSettled(
    held,
    ({ id, resource_type, resource_id }) => alerts.has(id) || (resource_type === "Order" && orders.has(resource_id)),
  );
}

/** `sending`: a step is on its way. `saved`: something waits for the connection. */
export type CardMark = "sending" | "saved";
export type CardMarks = ReadonlyMap<number, CardMark>;

/**
 * The marks of the orders' cards. An acknowledgement on its way needs none: nothing on the card waits for its answer. Nor
 * does a line that was checked off: the order can take its next step whether or not that is sent.
 */
export function orderMarks(saved: readonly Saved[]): CardMarks {
  const marks = new Map<number, CardMark>();
  for (const { action, waited } of saved) {
    if (action.command.kind === "checkOff") continue;
    for (const id of touchedOrders(action.command)) {
      if (waited) marks.set(id, "saved");
      else if (action.command.kind === "move" && !marks.has(id)) marks.set(id, "sending");
    }
  }
  return marks;
}

/** The items whose saved changes wait for the connection. */
export function itemsWaiting(saved: readonly Saved[]): ReadonlySet<number> {
  return new Set(
    saved.flatMap(({ action: { command }, waited }) => (waited && "itemId" in command ? command.itemId : [])),
  );
}

/** The orders on whose cards an action shows. */
export function touchedOrders(command: Command): readonly number[] {
  switch (command.kind) {
    case "move":
    case "checkOff":
      return [command.orderId];
    case "acknowledge":
      return command.orders.map(({ id }) => id);
    default:
      return [];
  }
}

function moved(order: Order, { from, to, etaMinutes, cancelReason }: CommandOf<"move">, at: number): Order {
  const now = new Date(at).toISOString();
  const promised = etaMinutes === null ? null : new Date(at + etaMinutes * 60_000).toISOString();
  return {
    ...order,
    status: to,
    version: order.version + 1,
    updated_at: now,
    status_changed_at: now,
    // Not told yet; the server decides. What edits changed stands there until the order moves.
    step_back_until: undefined,
    last_change: null,
    ...(promised !== null && { eta_minutes: etaMinutes, estimated_pickup_time: promised }),
    ...(cancelReason !== null && { cancel_reason: cancelReason }),
    // Whoever works on an order has seen it (O5); taken back to pending it must not ring again.
    ...(from === "pending" && { global_last_acknowledged_at: order.global_last_acknowledged_at ?? now }),
  };
}

/** Of the same time as what the server told, so that neither hides the other. A line that an edit took out stays out. */
function checkedOff(order: Order, { lines }: CommandOf<"checkOff">): Order {
  const made = new Map(lines.map((line) => [line.id, line.made]));
  const items = order.items.map((line) => {
    const made_quantity = Math.min(made.get(line.id) ?? line.made_quantity, line.quantity);
    return made_quantity === line.made_quantity ? line : { ...line, made_quantity };
  });
  return { ...order, items };
}

type StockCommand = Extract<Command, { itemId: number }>;

function changed(item: StockItem, command: StockCommand, at: string): StockItem {
  switch (command.kind) {
    case "setStock":
      return counted(item, { stock: command.quantity - (item.stock_quantity ?? 0), damaged: 0 });
    case "markDamaged":
      return counted(item, { stock: 0, damaged: command.quantity });
    case "setThreshold":
      return { ...item, low_stock_threshold: command.threshold };
    case "takeOffSale":
      // When the day ends there, the server says.
      return { ...item, sold_out: true, sold_out_until: command.until === "restored" ? null : at };
    case "putBack":
      return { ...item, sold_out: false, sold_out_until: null };
    default:
      return command satisfies never;
  }
}

function counted(item: StockItem, by: { readonly stock: number; readonly damaged: number }): StockItem {
  const stock_quantity = (item.stock_quantity ?? 0) + by.stock;
  const damaged_quantity = (item.damaged_quantity ?? 0) + by.damaged;
  return { ...item, stock_quantity, damaged_quantity, available_quantity: stock_quantity - damaged_quantity };
}

function statusOf({ sold_out, available_quantity: available, low_stock_threshold: threshold }: StockItem) {
  if (sold_out) return "out_of_stock";
  if (available === null) return "in_stock";
  if (available <= 0) return "out_of_stock";
  return available <= (threshold ?? 0) ? "low_stock" : "in_stock";
}

const instantOf = ({ at }: SavedAction): string => new Date(at).toISOString();
