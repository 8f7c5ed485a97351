import type { addColleagueRequest, Colleague, changeColleagueRequest } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import type { SignedIn } from "../../http/principal.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { endSessions } from "./endSessions.ts";
import { requireAnother, requireStill } from "./rules.ts";
import { type Account, accountById, addAccount, colleagueById } from "./store.ts";
import { colleagueView } from "./view.ts";

type NewColleague = z.output<typeof addColleagueRequest>["person"];
type Change = z.output<typeof changeColleagueRequest>["person"];

/** Who asks, and of which restaurant. */
interface Desk {
  readonly user: SignedIn;
  readonly restaurantId: number;
}

/** Someone new, with a password for one sign-in; its hash is made before, as no transaction waits for that. */
export async function addColleague(
  { rows, now }: Transaction,
  { user, restaurantId }: Desk,
  { email, first_name, last_name, phone, role }: NewColleague,
  passwordHash: string,
): Promise<Colleague> {
  requireStill(user, await accountById(rows, user.userId));
  const account = await addAccount(rows, {
    email,
    password_hash: passwordHash,
    first_name,
    last_name,
    phone: phone ?? null,
    role,
    restaurant_id: restaurantId,
    tokens_valid_from: 0,
    must_change_password: 1,
    created_at: now,
    updated_at: now,
  });
  if (account === undefined) throw new Refusal("email_taken", `${email} has an account already. Use another address.`);
  return colleagueView(account);
}

/** Another role, or a new password for one sign-in; either ends all that the person has open. */
export async function changeColleague(
  transaction: Transaction,
  desk: Desk,
  id: number,
  { role, passwordHash }: { readonly role: Change["role"]; readonly passwordHash: string | undefined },
): Promise<Colleague> {
  let account = await another(transaction, desk, id);
  if (role === undefined && passwordHash === undefined) {
    throw new Refusal("invalid", "The request changes nothing: give a role or a password.");
  }
  if (role !== undefined && role !== account.role) {
    account = await endSessions(transaction, account, "role_changed", { role });
  }
  if (passwordHash !== undefined) {
    const change = { password_hash: passwordHash, must_change_password: 1 };
    account = await endSessions(transaction, account, "password_changed", change);
  }
  return colleagueView(account);
}

/** For a device that was lost: the person signs in again with the password that they have. */
export async function signOutColleague(transaction: Transaction, desk: Desk, id: number): Promise<void> {
  await endSessions(transaction, await another(transaction, desk, id), "signed_out_everywhere");
}

/** Nobody signs in any more as who is removed, and the address is free; what they did stays theirs by name. */
export async function removeColleague(transaction: Transaction, desk: Desk, id: number): Promise<void> {
  const account = await another(transaction, desk, id);
  // No address has this form.
  const change = { removed_at: transaction.now, email: `removed ${id}`, password_hash: "" };
  await endSessions(transaction, account, "account_removed", change);
}

async function another({ rows }: Transaction, { user, restaurantId }: Desk, id: number): Promise<Account> {
  requireStill(user, await accountById(rows, user.userId));
  const account = await colleagueById(rows, restaurantId, id);
  if (account === undefined) throw notFound(`person ${id} who works here`);
  requireAnother(user.userId, account);
  return account;
}
