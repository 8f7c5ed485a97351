import type { Database } from "../../apps/server/src/database/database.ts";
import { createTokens } from "../../apps/server/src/features/accounts/tokens.ts";

/** People who work at restaurant 1, and the tokens that they are signed in with. */
export async function addStaff({ write }: Database, secret: string, count: number): Promise<readonly string[]> {
  const { issue } = createTokens(secret);
  const accounts = await write(async ({ rows, now }) =>
    rows
      .insertInto("users")
      .values(
        Array.from({ length: count }, (_, index) => ({
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
  // The place in a list is not the time at which the account was looked up.
  return Promise.all(accounts.map((account) => issue(account)));
}
