import type { Database } from "../../apps/server/src/database/database.ts";
import { createTokens } from "../../apps/server/src/features/accounts/tokens.ts";
import { type Joining, runPeer } from "./peer.ts";
import { secret, startWholeServer } from "./wholeServer.ts";

/** One person may hold 50 sockets. */
const staff = 25;
const identifier = JSON.stringify({ channel: "OrderChannel", restaurant_id: 1 });
const { server, database } = await startWholeServer();
const tokens = await addStaff(database);

runPeer({
  server,
  joinings: tokens.map(
    (token): Joining => ({
      path: `/cable?restaurant_id=1&token=${token}`,
      hello: [JSON.stringify({ command: "subscribe", identifier })],
      joined: "confirm_subscription",
    }),
  ),
  publish: () => {
    throw new Error("Its events are orders: they come over HTTP");
  },
});

async function addStaff({ write }: Database): Promise<readonly string[]> {
  const { issue } = createTokens(secret);
  const accounts = await write(async ({ rows, now }) =>
    rows
      .insertInto("users")
      .values(
        Array.from({ length: staff }, (_, index) => ({
          email: `bench-${index}@hafaloha.test`,
          password_hash: "",
          first_name: "Bench",
          last_name: String(index),
          phone: null,
          role: "staff" as const,
          restaurant_id: 1,
          tokens_valid_from: 0,
          created_at: now,
          updated_at: now,
        })),
      )
      .returningAll()
      .execute(),
  );
  return Promise.all(accounts.map(issue));
}
