import { type Order, type Station, station } from "@hafaloha/contract";
import * as z from "zod/mini";

/** A station's own part of an order, made and sent off while other stations still work on theirs. */
const stationBump = z.object({
  orderId: z.int(),
  station,
  /** The edit that the station knew of: a later one brings the ticket back. */
  changedAt: z.nullable(z.string()),
  at: z.number(),
});
export type StationBump = z.infer<typeof stationBump>;

/** What the cooks at one screen have dealt with and the server is not told. */
export const kitchenSeen = z.object({
  /** What was cancelled before the screen was first opened is nothing to stop any more. */
  since: z.number(),
  /** Cancelled orders whose "Got it" was pressed. */
  cancelled: z.array(z.int()),
  bumps: z.array(stationBump),
});
export type KitchenSeen = z.infer<typeof kitchenSeen>;

export type SeenEvent =
  | { readonly type: "stopped"; readonly orderId: number }
  | { readonly type: "bumped"; readonly order: Order; readonly station: Station }
  | { readonly type: "recalled"; readonly orderId: number; readonly station: Station };

/** More than a day's work at one screen. */
const mostKept = 500;

export function changeSeen(seen: KitchenSeen, event: SeenEvent, now: number): KitchenSeen {
  switch (event.type) {
    case "stopped":
      return { ...seen, cancelled: [...seen.cancelled, event.orderId].slice(-mostKept) };
    case "bumped": {
      const { order } = event;
      const bump = { orderId: order.id, station: event.station, changedAt: changeOf(order), at: now };
      return { ...seen, bumps: [...without(seen.bumps, order.id, event.station), bump].slice(-mostKept) };
    }
    case "recalled":
      return { ...seen, bumps: without(seen.bumps, event.orderId, event.station) };
    default:
      return event satisfies never;
  }
}

/** The bump that keeps an order off a station's screen, if there is one and no edit came after it. */
export function bumpOf({ bumps }: KitchenSeen, order: Order, at: Station): StationBump | undefined {
  const bump = bumps.find((one) => one.orderId === order.id && one.station === at);
  return bump?.changedAt === changeOf(order) ? bump : undefined;
}

const changeOf = (order: Order): string | null => order.last_change?.at ?? null;

function without(bumps: readonly StationBump[], orderId: number, at: Station): StationBump[] {
  return bumps.filter((bump) => bump.orderId !== orderId || bump.station !== at);
}
