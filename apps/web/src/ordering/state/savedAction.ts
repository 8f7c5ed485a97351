import { orderStatus, soldOutRequest, updateStockRequest } from "@hafaloha/contract";
import * as z from "zod/mini";

/** What staff can do while the server is away. Each carries all that is needed to send it after a reload. */
const command = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("acknowledge"), orders: z.array(z.object({ id: z.int(), number: z.string() })) }),
  z.object({ kind: z.literal("settleAlert"), notificationId: z.int(), itemName: z.string() }),
  z.object({
    kind: z.literal("move"),
    orderId: z.int(),
    orderNumber: z.string(),
    from: orderStatus,
    to: orderStatus,
    expectedVersion: z.int(),
    etaMinutes: z.nullable(z.int()),
    cancelReason: z.nullable(z.string()),
  }),
  z.object({
    kind: z.literal("checkOff"),
    orderId: z.int(),
    orderNumber: z.string(),
    /** Lines, and how many of each are made then. Checking off leaves the order's version alone. */
    lines: z.array(z.object({ id: z.int(), name: z.string(), made: z.int() })),
  }),
  z.object({
    kind: z.literal("setStock"),
    itemId: z.int(),
    itemName: z.string(),
    quantity: z.int(),
    reason: updateStockRequest.shape.reason_type,
    expectedVersion: z.int(),
  }),
  z.object({
    kind: z.literal("markDamaged"),
    itemId: z.int(),
    itemName: z.string(),
    quantity: z.int(),
    reason: z.string(),
    expectedVersion: z.int(),
  }),
  z.object({
    kind: z.literal("setThreshold"),
    itemId: z.int(),
    itemName: z.string(),
    threshold: z.int(),
    expectedVersion: z.int(),
  }),
  /** Holds whatever was sold meanwhile: it says no version. */
  z.object({
    kind: z.literal("takeOffSale"),
    itemId: z.int(),
    itemName: z.string(),
    until: soldOutRequest.shape.until,
  }),
  z.object({ kind: z.literal("putBack"), itemId: z.int(), itemName: z.string() }),
]);
export type Command = z.infer<typeof command>;
export type CommandOf<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Something staff did that the server has not answered. */
export const savedAction = z.object({
  /** The idempotency key of every request that is made for it. */
  id: z.string(),
  /** Its place in the queue of all tabs; two tabs may take the same one at once. */
  place: z.int(),
  /** When it was done, by the server's clock. */
  at: z.number(),
  command,
});
export type SavedAction = z.infer<typeof savedAction>;

const refusal = z.discriminatedUnion("kind", [
  /** Someone was faster with the order; where it stands now. */
  z.object({ kind: z.literal("beaten"), status: orderStatus, version: z.int() }),
  /** Someone changed the item's stock; what can be sold of it now. */
  z.object({ kind: z.literal("stockChanged"), available: z.nullable(z.int()) }),
  z.object({ kind: z.literal("refused"), message: z.string() }),
  /** What it was built on was refused. */
  z.object({ kind: z.literal("behind") }),
  /** It waited so long that only a person can say whether it still holds. */
  z.object({ kind: z.literal("old") }),
]);
export type Refusal = z.infer<typeof refusal>;

/** An action that was not taken, and why. */
export const refusedAction = z.object({ action: savedAction, why: refusal });
export type RefusedAction = z.infer<typeof refusedAction>;

/** By place; of two that took the same one, the order is arbitrary and the same for all tabs. */
export function byPlace(a: SavedAction, b: SavedAction): number {
  return a.place - b.place || (a.id < b.id ? -1 : 1);
}

/** Whether `later` was decided on what `earlier` would make of the same order or item, so that it cannot stand without it. */
export function isBuiltOn(later: SavedAction, earlier: SavedAction): boolean {
  const subject = subjectOf(later.command);
  return subject !== null && subject === subjectOf(earlier.command) && byPlace(earlier, later) < 0;
}

/** Acknowledging stands on its own, and so does what is off sale, whatever becomes of other actions. */
function subjectOf(done: Command): string | null {
  switch (done.kind) {
    case "move":
    case "checkOff":
      return `order ${done.orderId}`;
    case "setStock":
    case "markDamaged":
    case "setThreshold":
      return `item ${done.itemId}`;
    case "acknowledge":
    case "settleAlert":
    case "takeOffSale":
    case "putBack":
      return null;
    default:
      return done satisfies never;
  }
}
