import type { Joining } from "./peer.ts";

const size = 600;

/** One change of a menu item, 600 bytes as JSON. */
export const event = padded({
  type: "menu_item_update",
  menuItem: { id: 8, name: "Shoyu tuna poke bowl", price: 15, available_quantity: 12, description: "" },
});

export const menuIdentifier = JSON.stringify({ channel: "MenuChannel", restaurant_id: 1 });

/** For every server that speaks Action Cable; `resumable` for those that also keep what they told. */
export function menuJoining(path: string, resumable?: { readonly stream: string; readonly epoch: string }): Joining {
  return {
    path,
    hello: [JSON.stringify({ command: "subscribe", identifier: menuIdentifier })],
    greeting: "welcome",
    joined: "confirm_subscription",
    ...(resumable === undefined ? {} : { resumable: { ...resumable, identifier: menuIdentifier } }),
  };
}

/** The text that an Action Cable server sends for the event, for those contenders that frame nothing themselves. */
export const frameText = JSON.stringify({ identifier: menuIdentifier, message: event });

function padded<Event extends { readonly menuItem: { readonly description: string } }>(bare: Event): Event {
  const missing = size - JSON.stringify(bare).length;
  return { ...bare, menuItem: { ...bare.menuItem, description: "x".repeat(missing) } };
}
