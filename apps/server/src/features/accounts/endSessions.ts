import type { SessionEnd } from "@hafaloha/contract";
import type { Updateable } from "kysely";
import type { Transaction } from "../../database/database.ts";
import type { Tables } from "../../database/tables.ts";
import { Refusal } from "../../refusal.ts";
import { controlStream, userRevoked } from "./revocations.ts";
import { tokensValidFrom } from "./rules.ts";
import { type Account, changeAccount } from "./store.ts";

/** Changes an account, ends every token of it, and tells every node why to end its sockets (A4). */
export async function endSessions(
  { rows, now, emit }: Transaction,
  account: Account,
  why: Exclude<SessionEnd, "logout">,
  change: Updateable<Tables["users"]> = {},
): Promise<Account> {
  const ended = { ...change, tokens_valid_from: tokensValidFrom(account, now), updated_at: now };
  const changed = await changeAccount(rows, account, ended);
  if (changed === undefined) {
    throw new Refusal("stale_version", "This account was changed meanwhile. Look at it and try again.");
  }
  emit(controlStream, userRevoked(changed, why));
  return changed;
}
