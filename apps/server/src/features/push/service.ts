import webPush from "web-push";
import type { Database, Transaction } from "../../database/database.ts";
import { storedOnce } from "../../database/meta.ts";
import type { PushableNotifications, PushedNotification } from "./ports.ts";
import { createPushSender, type Delivery, type PushSender, type PushTarget, type VapidKeys } from "./sender.ts";
import { claimQueued, devicesOf, isAnyQueued, queuePush, removeDead } from "./store.ts";

/** Web push for staff whose tab is closed (N2); off unless a setting turns it on. */
export type Push =
  | { readonly kind: "off" }
  | {
      readonly kind: "on";
      /** What browsers subscribe with. */
      readonly publicKey: string;
      readonly sender: PushSender;
      /** Whether devices may name a push service on this machine. */
      readonly mayLoopback: boolean;
    };

/** The keys are made at the first start and kept: every subscription is bound to them. */
export async function openPush(
  database: Database,
  { contact, mayLoopback }: { readonly contact: string; readonly mayLoopback: boolean },
): Promise<Push> {
  const stored = await storedOnce(database.engine, "vapid", () => JSON.stringify(webPush.generateVAPIDKeys()));
  const keys: VapidKeys = JSON.parse(stored);
  return {
    kind: "on",
    publicKey: keys.publicKey,
    sender: createPushSender({ keys, contact, mayLoopback }),
    mayLoopback,
  };
}

/** Queued with the notification, in its transaction: what was rolled back is never pushed. */
export async function enqueuePush(push: Push, transaction: Transaction, notificationId: number): Promise<void> {
  if (push.kind === "on") await queuePush(transaction, notificationId);
}

const atOnce = 50;
const sendersAtOnce = 10;
const newsForMs = 600_000;

/**
 * Sends what is queued. It is taken off the queue first, in a transaction of its own, so that of several nodes one sends
 * it; what a crash swallows then still stands on the board, as does what was answered before it could be sent.
 */
export async function deliverPushes(
  push: Push,
  database: Database,
  notifications: PushableNotifications,
): Promise<void> {
  if (push.kind === "off" || !(await database.read(({ rows }) => isAnyQueued(rows)))) return;
  const { waiting, devices } = await database.write(async (transaction) => {
    const ids = await claimQueued(transaction.rows, atOnce);
    const claimed = await notifications.waiting(transaction, ids, transaction.now - newsForMs);
    const restaurants = [...new Set(claimed.map(({ restaurantId }) => restaurantId))];
    const found = new Map<number, Awaited<ReturnType<typeof devicesOf>>>();
    for (const restaurantId of restaurants) found.set(restaurantId, await devicesOf(transaction.rows, restaurantId));
    return { waiting: claimed, devices: found };
  });
  const gone = new Set<number>();
  // Side by side, so that push services which do not answer keep nobody waiting but their own restaurant.
  await Promise.all(
    [...devices].map(async ([restaurantId, ofRestaurant]) => {
      const messages = waiting.filter((one) => one.restaurantId === restaurantId).map(messageOf);
      for (let from = 0; from < ofRestaurant.length; from += sendersAtOnce) {
        const some = ofRestaurant.slice(from, from + sendersAtOnce);
        const told = await Promise.all(some.map((device) => tell(push.sender, device, messages)));
        for (const [index, { id }] of some.entries()) if (told[index] === "gone") gone.add(id);
      }
    }),
  );
  if (gone.size > 0) await database.write(({ rows }) => removeDead(rows, [...gone]));
}

/** Says all to one device, as far as it is reached: each time that nobody answers takes until the time is up. */
async function tell(sender: PushSender, device: PushTarget, messages: readonly string[]): Promise<Delivery> {
  let last: Delivery = "delivered";
  for (const message of messages) {
    last = await sender.send(device, message);
    if (last === "gone" || last === "unreachable") break;
  }
  return last;
}

/** Says on one device that its pushes arrive. */
export function tryPush(push: Push & { kind: "on" }, target: PushTarget, restaurantId: number): Promise<Delivery> {
  const title = "Alerts reach this device";
  const body = "New orders and low stock will show here while the dashboard is closed.";
  return push.sender.send(target, messageOf({ id: 0, title, body, type: "test", path: "/admin/alerts", restaurantId }));
}

/** A push holds 4 KB at most, in its encrypted form. */
const mostCharacters = 400;

function messageOf({ id, title, body, type, path, restaurantId }: PushedNotification): string {
  const cut = (text: string) => text.slice(0, mostCharacters);
  return JSON.stringify({ id, title: cut(title), body: cut(body), type, path, restaurant_id: restaurantId });
}
