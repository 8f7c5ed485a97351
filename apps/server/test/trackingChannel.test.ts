import type { Channel, Following } from "@hafaloha/cable/server";
import { trackingChannelMessage } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { orderChannels } from "../src/features/orders/channel.ts";
import { orderingRestaurants as restaurants } from "../src/features/restaurants/service.ts";
import type { CableIdentity } from "../src/realtime/identity.ts";
import { describeOnEachEngine } from "./databases.ts";
import { type OrderWorld, openOrderWorld, type Person, placedOf } from "./orderWorld.ts";

async function subscribe(world: OrderWorld, name: string, params: object, person: Person = "guest", restaurantId = 1) {
  const channel = orderChannels({ database: world.database, restaurants }).find((one) => one.name === name);
  if (!channel) throw new Error(`There is no ${name}`);
  const transmitted: unknown[] = [];
  const identity = { principal: world.principal(person), restaurantId };
  const admission = await admit(channel, params, identity, transmitted);
  return { transmitted, follows: admission && "admit" in admission ? admission.admit : undefined };
}

async function admit(channel: Channel<CableIdentity>, raw: object, identity: CableIdentity, transmitted: unknown[]) {
  const params = await channel.params["~standard"].validate(raw);
  if (params.issues) return undefined;
  const transmit = (message: unknown) => void transmitted.push(message);
  return channel.subscribe({ identity, params: params.value, identifier: "", transmit });
}

/** What a follower sees of all that was told, from the offset of its state on. */
async function seen(world: OrderWorld, [following]: readonly Following[]) {
  const told = await world.told(following?.stream ?? "");
  return told.slice(following?.after ?? 0).flatMap((message) => following?.view?.(message) ?? []);
}

describeOnEachEngine("The channels of orders", (open) => {
  test("O9 tracking shows the state, then each change of this order alone, and nothing of contact or staff", async () => {
    const world = await openOrderWorld(open);
    const { tracking_token, id } = placedOf(await world.place({ contact_name: "Kai Secret" }));
    await world.place({ contact_name: "Someone Secret" });
    const { transmitted, follows = [] } = await subscribe(world, "OrderTrackingChannel", { tracking_token });
    expect(transmitted.map((message) => trackingChannelMessage.parse(message).order)).toMatchObject([
      { status: "pending", version: 1 },
    ]);
    const body = { order: { expected_version: 1, status: "preparing", eta_minutes: 25 } };
    await world.ask("PATCH", `/orders/${id}`, { as: "ben", body });
    await world.place({ contact_name: "Someone Secret" });
    const changes = await seen(world, follows);
    expect(changes).toMatchObject([
      { type: "order_updated", order: { status: "preparing", eta_minutes: 25, version: 2 } },
    ]);
    expect(JSON.stringify([transmitted, changes])).not.toMatch(/Secret|staff_info|contact|token/);
    const { body: current } = await world.ask("GET", `/orders/track/${tracking_token}`);
    expect(changes.at(-1)).toEqual({ type: "order_updated", order: current });
  });

  test("O9 the token alone decides: without a restaurant too, and a bad one is rejected", async () => {
    const world = await openOrderWorld(open);
    const { tracking_token } = placedOf(await world.place({}));
    expect((await subscribe(world, "OrderTrackingChannel", { tracking_token }, "leilani", 2)).follows).toHaveLength(1);
    for (const params of [{ tracking_token: "null" }, { tracking_token: "undefined" }, { tracking_token: "" }, {}]) {
      const refused = await subscribe(world, "OrderTrackingChannel", params);
      expect(refused).toEqual({ transmitted: [], follows: undefined });
    }
  });

  test("A3 only the restaurant's staff may follow its orders: the predecessor let customers read them", async () => {
    const world = await openOrderWorld(open);
    const follows = async (person: Person, restaurantId: number, params = {}) =>
      (await subscribe(world, "OrderChannel", params, person, restaurantId)).follows?.map(({ stream }) => stream);
    for (const person of ["ben", "rosa", "root"] as const) {
      expect(await follows(person, 1)).toEqual(["order_channel_1"]);
    }
    expect(await follows("leilani", 2)).toEqual(["order_channel_2"]);
    for (const person of ["kai", "guest"] as const) expect(await follows(person, 1)).toBeUndefined();
    expect(await follows("ben", 1, { restaurant_id: "2" })).toBeUndefined();
  });
});
