import { expect, test } from "vitest";
import type { Database } from "../src/database/database.ts";
import { addAccount, denyToken } from "../src/features/accounts/store.ts";
import { TokenHolders } from "../src/features/accounts/tokenHolders.ts";
import { describeOnEachEngine } from "./databases.ts";

const noon = 1_800_000_000_000;

async function addUsers({ write }: Database, count: number): Promise<readonly number[]> {
  const accounts = await write(({ rows }) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        addAccount(rows, {
          email: `user-${index}@hafaloha.test`,
          password_hash: "",
          first_name: "User",
          last_name: String(index),
          phone: null,
          role: "super_admin",
          restaurant_id: null,
          tokens_valid_from: 0,
          created_at: noon,
          updated_at: noon,
        }),
      ),
    ),
  );
  return accounts.map((account) => account?.id ?? 0);
}

describeOnEachEngine("token holders", (open) => {
  test("A4 those who ask in one turn each hear of their own account and token", async () => {
    const database = await open();
    const ids = await addUsers(database, 5);
    const denied = "token 3 of 299";
    await database.write(({ rows }) => denyToken(rows, denied, noon));
    const holders = new TokenHolders(database.engine.commands);
    const asked = Array.from({ length: 299 }, (_, index) => ({
      // The last one is nobody's.
      userId: index === 298 ? 999_999 : (ids[index % ids.length] ?? 0),
      tokenId: `token ${index} of 299`,
    }));
    const answers = await Promise.all(asked.map(({ userId, tokenId }) => holders.holder(userId, tokenId)));
    expect(answers.map(({ account }) => account?.id ?? 999_999)).toEqual(asked.map(({ userId }) => userId));
    expect(answers.flatMap(({ isDenied }, index) => (isDenied ? [asked[index]?.tokenId] : []))).toEqual([denied]);
  });

  test("A4 a hundred who ask in one turn cost no more statements than one", async () => {
    const database = await open();
    const [id = 0] = await addUsers(database, 1);
    let statements = 0;
    const counted = database.engine.commands.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const holders = new TokenHolders(counted);
    await holders.holder(id, "alone");
    const forOne = statements;
    await Promise.all(Array.from({ length: 100 }, (_, index) => holders.holder(id, `token ${index}`)));
    expect(statements - forOne).toBe(forOne);
  });

  test("A4 a token is asked about anew each time: its denial counts for the next question", async () => {
    const database = await open();
    const [id = 0] = await addUsers(database, 1);
    const holders = new TokenHolders(database.engine.commands);
    expect(await holders.holder(id, "one")).toMatchObject({ account: { id }, isDenied: false });
    await database.write(({ rows }) => denyToken(rows, "one", noon));
    expect(await holders.holder(id, "one")).toMatchObject({ account: { id }, isDenied: true });
  });

  test("A4 when the database cannot answer, all who ask hear of it", async () => {
    const database = await open();
    const holders = new TokenHolders(database.engine.commands);
    await database.engine.commands.schema.dropTable("denied_tokens").execute();
    const asked = await Promise.allSettled([holders.holder(1, "one"), holders.holder(2, "two")]);
    expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
