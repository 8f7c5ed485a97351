import type { InventoryChannelMessage, Notification, NotificationChannelMessage, StockItem } from "@hafaloha/contract";

/** The kinds of notifications that say that an item runs out; falling to nothing counts as low, too (I5). */
export const stockAlertKinds = ["low_stock", "out_of_stock"] as const;
export type StockAlertKind = (typeof stockAlertKinds)[number];

/** One stored notification about an item's stock that waits for somebody. */
interface StockNotice {
  readonly id: number;
  readonly kind: StockAlertKind;
  readonly itemId: number;
  readonly name: string;
  readonly available: number;
  readonly threshold: number | null;
  readonly at: string;
}

export interface StockAlerts {
  readonly waiting: Readonly<Record<number, StockNotice>>;
  /** Notifications that are settled, here or elsewhere: they never come up again. */
  readonly settled: Readonly<Record<number, true>>;
  /** The newest stock heard of, so that an alert never names a quantity that has changed since. */
  readonly items: Readonly<Record<number, StockItem>>;
}

export type StockAlertChange =
  | InventoryChannelMessage
  | NotificationChannelMessage
  | {
      readonly type: "notifications_read";
      readonly kind: StockAlertKind;
      readonly notifications: readonly Notification[];
      /** What waited when the list was asked for; an alert that came later cannot be on it. */
      readonly waitingBefore: readonly number[];
    };

/** What the pop-up shows: one for each item, whatever number of notifications it stands for. */
export interface StockAlert {
  readonly itemId: number;
  readonly name: string;
  readonly available: number;
  readonly threshold: number | null;
  readonly at: string;
  readonly notificationIds: readonly number[];
}

export const noStockAlerts: StockAlerts = { waiting: {}, settled: {}, items: {} };

export function changeStockAlerts(alerts: StockAlerts, change: StockAlertChange): StockAlerts {
  switch (change.type) {
    case "inventory_update":
    case "back_in_stock":
      return learn(alerts, change.item);
    case "low_stock":
    case "out_of_stock":
      return raise(learn(alerts, change.item), noticeFrom(change.type, change.notification_id, change.item));
    case "notification":
      return read(alerts, change.notification);
    case "notification_acknowledged":
      return settle(alerts, change.id);
    case "notifications_read": {
      const listed = new Set(change.notifications.map((one) => one.id));
      const gone = change.waitingBefore.filter((id) => alerts.waiting[id]?.kind === change.kind && !listed.has(id));
      return change.notifications.reduce(read, gone.reduce(settle, alerts));
    }
    default:
      return change satisfies never;
  }
}

/** The alerts to show, oldest first. An item that has been restocked meanwhile needs nobody's attention. */
export function showStockAlerts(alerts: StockAlerts): readonly StockAlert[] {
  const shown = new Map<number, StockAlert>();
  for (const notice of Object.values(alerts.waiting)) {
    const held = alerts.items[notice.itemId];
    const newer = held && held.updated_at >= notice.at ? held : undefined;
    if (newer?.stock_status === "in_stock") continue;
    const before = shown.get(notice.itemId);
    shown.set(notice.itemId, {
      itemId: notice.itemId,
      name: newer?.name ?? notice.name,
      available: newer?.available_quantity ?? notice.available,
      threshold: notice.threshold,
      at: notice.at,
      notificationIds: [...(before?.notificationIds ?? []), notice.id],
    });
  }
  return [...shown.values()];
}

function read(alerts: StockAlerts, one: Notification): StockAlerts {
  if (one.notification_type === "order") return alerts;
  if (one.acknowledged) return settle(alerts, one.id);
  const { name, available_quantity: available, low_stock_threshold: threshold } = one.metadata;
  return raise(alerts, {
    id: one.id,
    kind: one.notification_type,
    itemId: one.resource_id,
    name: typeof name === "string" ? name : one.title,
    available: typeof available === "number" ? available : 0,
    threshold: typeof threshold === "number" ? threshold : null,
    at: one.created_at,
  });
}

function noticeFrom(kind: StockAlertKind, id: number, item: StockItem): StockNotice {
  return {
    id,
    kind,
    itemId: item.id,
    name: item.name,
    available: item.available_quantity ?? 0,
    threshold: item.low_stock_threshold,
    at: item.updated_at,
  };
}

function raise(alerts: StockAlerts, notice: StockNotice): StockAlerts {
  if (alerts.settled[notice.id] || alerts.waiting[notice.id]) return alerts;
  return { ...alerts, waiting: { ...alerts.waiting, [notice.id]: notice } };
}

function settle(alerts: StockAlerts, id: number): StockAlerts {
  const { [id]: _settled, ...waiting } = alerts.waiting;
  return { ...alerts, waiting, settled: { ...alerts.settled, [id]: true } };
}

function learn(alerts: StockAlerts, item: StockItem): StockAlerts {
  const held = alerts.items[item.id];
  if (held && held.version > item.version) return alerts;
  return { ...alerts, items: { ...alerts.items, [item.id]: item } };
}
