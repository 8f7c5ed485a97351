import type { Kysely } from "kysely";
import { addColumns, createTables } from "../createTables.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  await addColumns(db, engine, "notifications", { user_id: "integer?" });
  await createTables(db, engine, [
    {
      table: "push_subscriptions",
      columns: {
        id: "identity",
        user_id: "-> users",
        restaurant_id: "-> restaurants",
        endpoint: "text unique",
        p256dh: "text",
        auth: "text",
        device: "text?",
        created_at: "integer",
      },
      indexes: { push_subscriptions_restaurant: ["restaurant_id"], push_subscriptions_user: ["user_id"] },
    },
    { table: "push_queue", columns: { notification_id: "-> notifications" }, primaryKey: ["notification_id"] },
  ]);
}
