import type { Notification } from "@hafaloha/contract";

/** For tests: "New order GU-O-052", which nobody has acknowledged. */
export function sampleNotification(differences: Partial<Notification> = {}): Notification {
  return {
    id: 7,
    title: "New order GU-O-052",
    body: "Joleen Cruz: 3 items, $43.00",
    notification_type: "order",
    resource_type: "Order",
    resource_id: 52,
    restaurant_id: 1,
    admin_path: "/admin/orders/52",
    acknowledged: false,
    metadata: { order_number: "GU-O-052" },
    created_at: "2026-07-03T02:40:00Z",
    ...differences,
  };
}

/** For tests: "Young coconut: 5 left". */
export function sampleStockAlert(differences: Partial<Notification> = {}): Notification {
  return sampleNotification({
    id: 8,
    title: "Young coconut: 5 left",
    body: "Reached the alert level of 5.",
    notification_type: "low_stock",
    resource_type: "MenuItem",
    resource_id: 32,
    admin_path: "/admin/inventory",
    metadata: { name: "Young coconut", available_quantity: 5, low_stock_threshold: 5 },
    created_at: "2026-07-03T02:30:00Z",
    ...differences,
  });
}
