import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { allRestaurants } from "../features/restaurants/store.ts";
import { isLoopback } from "../loopback.ts";
import { demoAccounts, demoPassword } from "../seed/sampleData.ts";

/** What standard output says of a started server; scripts wait for its first line. */
export async function welcomeText(address: string, config: Config, database: Database): Promise<string> {
  const rows = database.engine.commands;
  const restaurants = await allRestaurants(rows);
  const found = await rows
    .selectFrom("users")
    .select("email")
    .where(
      "email",
      "in",
      demoAccounts.map(({ email }) => email),
    )
    .execute();
  const signIns = demoAccounts.filter(({ email }) => found.some((account) => account.email === email));
  const lines = [
    `Hafaloha ready at ${address}`,
    "",
    ...restaurants.map(({ id, name }) => `  ${name.padEnd(24)} ${address}/r/${id}`),
    `  ${"Dashboard".padEnd(24)} ${address}/admin`,
    ...(signIns.length === 0 ? [] : demoLines(signIns, config)),
  ];
  return `${lines.join("\n")}\n`;
}

function demoLines(signIns: typeof demoAccounts, config: Config): readonly string[] {
  const isOpen = !isLoopback(config.host);
  const warning = `The demo accounts are in this database, and whoever reaches ${config.host} knows their password. Remove them before you serve guests.`;
  if (isOpen && !config.demo) return ["", warning];
  return [
    "",
    `Demo sign-ins, password ${demoPassword}:`,
    ...signIns.map(({ email, role }) => `  ${email.padEnd(24)} ${role}`),
    ...(isOpen ? ["", warning] : []),
  ];
}
