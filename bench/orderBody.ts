/** Cucumber finadene salad: not counted, sold every day, without options. */
export function orderBody(name: string): string {
  return JSON.stringify({
    restaurant_id: 1,
    order: { items: [{ id: 23, quantity: 1 }], contact_name: name, contact_phone: "671-555-0140" },
  });
}
