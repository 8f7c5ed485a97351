import { notificationList, streams } from "@hafaloha/contract";
import { beforeEach, expect, test } from "vitest";
import { describeOnEachEngine } from "./databases.ts";
import { type OrderWorld, openOrderWorld, placedOf } from "./orderWorld.ts";

describeOnEachEngine("What a customer is told", (open) => {
  let world: OrderWorld;
  beforeEach(async () => {
    world = await openOrderWorld(open);
  });

  const move = (id: number, order: object) => world.ask("PATCH", `/orders/${id}`, { as: "ben", body: { order } });
  const kai = () => {
    const principal = world.principal("kai");
    return principal.kind === "user" ? principal.userId : 0;
  };

  test("N1 each step of their order, on their own stream alone", async () => {
    const { id, order_number } = placedOf(await world.place({}, { as: "kai" }));
    await move(id, { expected_version: 1, status: "preparing", eta_minutes: 15 });
    await move(id, { expected_version: 2, status: "ready" });
    await move(id, { expected_version: 3, status: "preparing" });
    expect(await world.told(streams.user(kai()))).toMatchObject([
      {
        type: "notification",
        notification: {
          ...{ title: `${order_number} is being prepared`, body: "Ready in about 15 minutes.", resource_id: id },
          metadata: { order_number, status: "preparing", eta_minutes: 15 },
        },
      },
      { type: "notification", notification: { title: `${order_number} is ready` } },
    ]);
    const { body } = await world.ask("GET", "/notifications/unacknowledged", { as: "rosa" });
    expect(notificationList.parse(body).notifications, "none of it rings for the staff").toEqual([]);
    const ofStaff = (await world.told(streams.notifications(1))).length;
    expect(ofStaff, "the order's alert and its acknowledgement").toBe(2);
  });

  test("N1 what concerns a customer cannot be acknowledged by the staff", async () => {
    const { id } = placedOf(await world.place({}, { as: "kai" }));
    await move(id, { expected_version: 1, status: "cancelled", cancel_reason: "No rice" });
    const [told] = (await world.told(streams.user(kai()))) as { notification: { id: number; body: string } }[];
    expect(told?.notification.body).toBe("No rice");
    const acknowledged = world.ask("POST", `/notifications/${told?.notification.id}/acknowledge`, { as: "rosa" });
    expect((await acknowledged).status).toBe(404);
  });

  test("N1 nobody hears of a guest's order, nor of one that staff keyed in", async () => {
    const guests = placedOf(await world.place({}));
    await move(guests.id, { expected_version: 1, status: "preparing", eta_minutes: 15 });
    const keyedIn = placedOf(await world.place({ staff_created: true }, { as: "mina" }));
    await move(keyedIn.id, { expected_version: 1, status: "preparing", eta_minutes: 15 });
    const { commands } = world.database.engine;
    const users = await commands.selectFrom("streams").select("name").where("name", "like", "user%").execute();
    expect(users).toEqual([]);
  });
});
