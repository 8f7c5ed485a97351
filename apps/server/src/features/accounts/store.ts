import { staffRole } from "@hafaloha/contract";
import type { Insertable, Selectable, Updateable } from "kysely";
import type { Database } from "../../database/database.ts";
import type { Rows, Tables } from "../../database/tables.ts";

export type Account = Selectable<Tables["users"]>;

/** What a token says of itself and whose it is. */
export interface AskedToken {
  readonly userId: number;
  readonly tokenId: string;
}

export interface TokenHolder {
  /** The row of the claimed user, if there is one. */
  readonly account: Account | undefined;
  readonly isDenied: boolean;
}

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

export function accountById(rows: Rows, id: number): Promise<Account | undefined> {
  return rows.selectFrom("users").selectAll().where("id", "=", id).where("removed_at", "is", null).executeTakeFirst();
}

/**
 * The holders of several tokens, in the order asked. An account that is read before the denials is no worse than one of the
 * same instant: neither a token nor an account gets better again.
 */
export async function tokenHolders(rows: Rows, tokens: readonly AskedToken[]): Promise<readonly TokenHolder[]> {
  const userIds = filledUp([...new Set(tokens.map(({ userId }) => userId))]);
  const tokenIds = filledUp([...new Set(tokens.map(({ tokenId }) => tokenId))]);
  const accounts = await rows
    .selectFrom("users")
    .selectAll()
    .where("id", "in", userIds)
    .where("removed_at", "is", null)
    .execute();
  const denials = await rows.selectFrom("denied_tokens").select("jti").where("jti", "in", tokenIds).execute();
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const denied = new Set(denials.map(({ jti }) => jti));
  return tokens.map(({ userId, tokenId }) => ({ account: byId.get(userId), isDenied: denied.has(tokenId) }));
}

/** To a power of two, by the last one again: a statement of each length would be compiled anew. */
function filledUp<Entry>(list: readonly Entry[]): readonly Entry[] {
  const length = 2 ** Math.ceil(Math.log2(list.length));
  return Array.from({ length }, (_, index) => list[Math.min(index, list.length - 1)] as Entry);
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
