import { randomBytes } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Engine } from "./engine.ts";

/** The stored value of `key`, made by `make` at the first call; several nodes that ask at once get the same one. */
export async function storedOnce(engine: Engine, key: string, make: () => string): Promise<string> {
  await engine.commands
    .insertInto("meta")
    .values({ key, value: make() })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const { value } = await engine.commands
    .selectFrom("meta")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return value;
}

/** Part of the log's epoch that is kept with the log. It also names the installation: no restore and no promotion changes it. */
export function installationName(engine: Engine): Promise<string> {
  return storedOnce(engine, "epoch", () => randomBytes(6).toString("base64url"));
}

export const storedEpoch: RawBuilder<string> = sql`(select value from meta where key = 'epoch')`;
