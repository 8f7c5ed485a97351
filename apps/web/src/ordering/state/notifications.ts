import type { Notification, NotificationChannelMessage } from "@hafaloha/contract";

/** What the restaurant's staff was told: all that waits, and what was answered last. */
export type Notifications = Readonly<Record<number, Notification>>;

export type NotificationsChange =
  | NotificationChannelMessage
  | { readonly type: "notifications_read"; readonly notifications: readonly Notification[] };

/** Answered once is answered for good: whatever is told twice or late never makes an alert wait again. */
export function changeNotifications(held: Notifications, change: NotificationsChange): Notifications {
  switch (change.type) {
    case "notification":
      return hold(held, change.notification);
    case "notification_acknowledged":
      return settle(held, change.id);
    case "notifications_read": {
      const { notifications } = change;
      const newest = Math.max(0, ...notifications.map(({ id }) => id));
      // What came while the list was on its way cannot be on it.
      const later = Object.values(held).filter(({ id }) => id > newest);
      const kept = Object.fromEntries(later.map((one) => [one.id, one]));
      const listed = notifications.map((one) => {
        const acknowledged = one.acknowledged || held[one.id]?.acknowledged === true;
        return [one.id, { ...one, acknowledged }] as const;
      });
      return { ...kept, ...Object.fromEntries(listed) };
    }
    default:
      return change satisfies never;
  }
}

export const alertFilters = ["all", "orders", "stock"] as const;
export type AlertFilter = (typeof alertFilters)[number];

/** The filter that an address names; another word is no filter. */
export const alertFilterOf = (value: string | null): AlertFilter =>
  alertFilters.find((filter) => filter === value) ?? "all";

export interface AlertView {
  readonly waiting: readonly Notification[];
  readonly answered: readonly Notification[];
}

/** Those asked for, what waits first, each part with the newest at its top. */
export function viewAlerts(held: Notifications, filter: AlertFilter): AlertView {
  const shown = Object.values(held)
    .filter((one) => passes(one, filter))
    .sort((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id);
  return { waiting: shown.filter((one) => !one.acknowledged), answered: shown.filter((one) => one.acknowledged) };
}

/** How many wait for somebody. */
export function countWaiting(held: Notifications): Readonly<Record<AlertFilter, number>> {
  const waiting = Object.values(held).filter((one) => !one.acknowledged);
  const orders = waiting.filter((one) => passes(one, "orders")).length;
  return { all: waiting.length, orders, stock: waiting.length - orders };
}

/** With those settled that are answered here and nobody else knows of yet. */
export function withSettled(held: Notifications, isSettled: (one: Notification) => boolean): Notifications {
  return Object.values(held).reduce(
    (before, one) => (!one.acknowledged && isSettled(one) ? settle(before, one.id) : before),
    held,
  );
}

function passes({ notification_type }: Notification, filter: AlertFilter): boolean {
  return filter === "all" || (filter === "orders") === (notification_type === "order");
}

function hold(held: Notifications, one: Notification): Notifications {
  return held[one.id] ? held : { ...held, [one.id]: one };
}

function settle(held: Notifications, id: number): Notifications {
  const found = held[id];
  return !found || found.acknowledged ? held : { ...held, [id]: { ...found, acknowledged: true } };
}
