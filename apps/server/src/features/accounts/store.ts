import { staffRole } from "@hafaloha/contract";
import type { Insertable, Selectable, Updateable } from "kysely";
import type { Database } from "../../database/database.ts";
import type { Rows, Tables } from "../../database/tables.ts";
import type { TokenHolder } from "./rules.ts";

export type Account = Selectable<Tables["users"]>;

export async function accountByEmail(rows: Rows, email: string): Promise<Account | undefined> {
  // PostgreSQL refuses to look for the one character that it cannot keep.
  if (email.includes("\0")) return undefined;
  return rows
    .selectFrom("users")
    .selectAll()
    .where("email", "=", email)
    .where("removed_at", "is", null)
    .executeTakeFirst();
}

/** In one statement: this is asked with each request and each handshake. */
export async function tokenHolder(rows: Rows, userId: number, tokenId: string): Promise<TokenHolder> {
  const found = await rows
    .selectFrom("users")
    .leftJoin("denied_tokens", (join) => join.on("denied_tokens.jti", "=", tokenId))
    .selectAll("users")
    .select("denied_tokens.jti as denied")
    .where("users.id", "=", userId)
    .where("users.removed_at", "is", null)
    .executeTakeFirst();
  return { account: found, isDenied: found !== undefined && found.denied !== null };
}

/** The new account; none where the email has one already. */
export function addAccount(rows: Rows, account: Insertable<Tables["users"]>): Promise<Account | undefined> {
  return rows
    .insertInto("users")
    .values(account)
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Those who work at a restaurant, in the order in which they came. */
export function colleagues(rows: Rows, restaurantId: number): Promise<Account[]> {
  return colleagueRows(rows, restaurantId).orderBy("id").execute();
}

export function colleagueById(rows: Rows, restaurantId: number, id: number): Promise<Account | undefined> {
  return colleagueRows(rows, restaurantId).where("id", "=", id).executeTakeFirst();
}

const colleagueRows = (rows: Rows, restaurantId: number) =>
  rows
    .selectFrom("users")
    .selectAll()
    .where("restaurant_id", "=", restaurantId)
    .where("role", "in", staffRole.options)
    .where("removed_at", "is", null);

/** The account as it then is; none where it is not as it was seen any more. */
export function changeAccount(
  rows: Rows,
  { id, password_hash: seen }: Account,
  change: Updateable<Tables["users"]>,
): Promise<Account | undefined> {
  return rows
    .updateTable("users")
    .set(change)
    .where("id", "=", id)
    .where("password_hash", "=", seen)
    .where("removed_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}

/** Denies a token until it would have ended by itself. */
export async function denyToken(rows: Rows, tokenId: string, expiresAt: number): Promise<void> {
  await rows
    .insertInto("denied_tokens")
    .values({ jti: tokenId, expires_at: Math.ceil(expiresAt) })
    .onConflict((conflict) => conflict.column("jti").doNothing())
    .execute();
}

/** A token that has ended needs no denial any more. */
export async function forgetEndedTokens(database: Database): Promise<void> {
  await database.write(({ rows, now }) => rows.deleteFrom("denied_tokens").where("expires_at", "<", now).execute());
}
