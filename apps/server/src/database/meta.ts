import { randomBytes } from "node:crypto";
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

/** The epoch of the whole log: the stored value, and on PostgreSQL the history of the server that holds it. */
export async function readEpoch(engine: Engine): Promise<string> {
  const stored = await storedOnce(engine, "epoch", () => randomBytes(6).toString("base64url"));
  const history = await engine.historyName();
  return history === "" ? stored : `${stored}.${history}`;
}
