import { type GuestMenuItem, guestMenuItem, type PlacedOrder, placedOrder } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Crew } from "./crew.ts";
import { dinnerGuests, type Guest } from "./dinner.ts";
import { guestOrder } from "./guestOrder.ts";
import type { RushOptions } from "./options.ts";
import { pause } from "./pause.ts";
import type { Random } from "./random.ts";
import type { RushServer } from "./rushServer.ts";
import type { Tally } from "./tally.ts";

interface RushParts {
  readonly options: RushOptions;
  readonly server: RushServer;
  /** None where nobody of the restaurant can be signed in: then guests change nothing. */
  readonly crew: Crew | undefined;
  readonly tally: Tally;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** Plays the rush to its end: every guest has ordered, and with a kitchen everything for now has been picked up. */
export async function playRush({ options, server, crew, tally, random, signal }: RushParts): Promise<void> {
  const { restaurantId, orders, lengthMs, staff } = options;
  let menu = await readMenu(server, restaurantId);

  async function place(guest: Guest): Promise<PlacedOrder | undefined> {
    const order = guestOrder(menu, { isForLater: guest.isForLater, now: Date.now() }, random);
    if (order === undefined) {
      tally.wasRefused("sold out");
      return undefined;
    }
    const body = { restaurant_id: restaurantId, order };
    const answer = await server.ask({ method: "POST", path: "/orders", schema: placedOrder, body });
    if (answer.ok) {
      tally.did("placed");
      if (guest.isForLater) tally.did("for later");
      return answer.body;
    }
    if (signal.aborted) return undefined;
    tally.wasRefused(answer.code);
    // Guests see at once what is gone.
    menu = await readMenu(server, restaurantId).catch(() => menu);
    return undefined;
  }

  async function live(guest: Guest): Promise<void> {
    await pause(guest.atMs, signal);
    if (signal.aborted) return;
    const order = await place(guest);
    if (order === undefined || crew === undefined) return;
    const isOnBoard = order.release_at === null;
    await Promise.all([crew.change(order, guest.fate), staff && isOnBoard ? crew.cook(order) : undefined]);
  }

  await Promise.all(dinnerGuests(orders, lengthMs, random).map(live));
}

async function readMenu(server: RushServer, restaurantId: number): Promise<readonly GuestMenuItem[]> {
  const path = `/menu_items?restaurant_id=${restaurantId}`;
  const answer = await server.ask({ method: "GET", path, schema: z.array(guestMenuItem) });
  if (answer.ok) return answer.body;
  throw new Error(`The menu of restaurant ${restaurantId} cannot be read: ${answer.code}`);
}
