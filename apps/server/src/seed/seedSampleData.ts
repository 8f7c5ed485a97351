import type { Database, Transaction } from "../database/database.ts";
import {
  type DemoAccount,
  demoAccounts,
  demoPassword,
  type SampleRestaurant,
  sampleRestaurants,
} from "./sampleData.ts";
import { seedMenu } from "./seedMenu.ts";

interface SeedOptions {
  /** Whether to make the accounts whose password is published. */
  readonly demoAccounts: boolean;
  readonly hashPassword: (password: string) => Promise<string>;
}

/** Fills an empty database with the sample restaurants, all or nothing; false where it is not empty. */
export async function seedSampleData(database: Database, options: SeedOptions): Promise<boolean> {
  const accounts = options.demoAccounts ? demoAccounts : [];
  const hashes = await Promise.all(accounts.map(() => options.hashPassword(demoPassword)));
  return database.write(async (transaction) => {
    if (!(await claimEmptyDatabase(transaction))) return false;
    const ids = new Map<SampleRestaurant, number>();
    for (const restaurant of sampleRestaurants) {
      const id = await seedRestaurant(transaction, restaurant);
      await seedMenu(transaction, id, restaurant.menu);
      ids.set(restaurant, id);
    }
    for (const [index, account] of accounts.entries()) {
      const restaurantId = account.restaurant && (ids.get(account.restaurant) ?? null);
      await seedAccount(transaction, account, restaurantId, hashes[index] ?? "");
    }
    return true;
  });
}

/** Of two nodes that start at once, the second waits here for the first and then finds the database filled. */
async function claimEmptyDatabase({ rows }: Transaction): Promise<boolean> {
  const claimed = await rows
    .insertInto("meta")
    .values({ key: "sample_data", value: "loaded" })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirst();
  if (Number(claimed.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  return (await rows.selectFrom("restaurants").select("id").limit(1).executeTakeFirst()) === undefined;
}

const timerLimits = { pending_amber: 15, pending_red: 30, preparing_amber: 20, preparing_red: 45 };

async function seedRestaurant({ rows, now }: Transaction, restaurant: SampleRestaurant): Promise<number> {
  const { id } = await rows
    .insertInto("restaurants")
    .values({
      name: restaurant.name,
      address: restaurant.address,
      phone: restaurant.phone,
      time_zone: restaurant.timeZone,
      currency: "USD",
      order_prefix: restaurant.orderPrefix,
      prep_minutes: 20,
      timer_limits: JSON.stringify(timerLimits),
      opening_hours: "[]",
      created_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await rows.insertInto("restaurant_counters").values({ restaurant_id: id, order_day: "", order_number: 0 }).execute();
  return id;
}

async function seedAccount(
  { rows, now }: Transaction,
  account: DemoAccount,
  restaurantId: number | null,
  passwordHash: string,
): Promise<void> {
  await rows
    .insertInto("users")
    .values({
      email: account.email,
      password_hash: passwordHash,
      first_name: account.firstName,
      last_name: account.lastName,
      phone: null,
      role: account.role,
      restaurant_id: restaurantId,
      tokens_valid_from: 0,
      created_at: now,
      updated_at: now,
    })
    .execute();
}
