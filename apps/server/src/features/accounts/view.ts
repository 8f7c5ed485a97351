import { type Colleague, staffRole, type User } from "@hafaloha/contract";
import type { Account } from "./store.ts";

/** What an account shows of itself: nothing else of the row leaves the server (A3). */
export function userView(account: Account): User {
  const { id, email, first_name, last_name, phone, role, restaurant_id } = account;
  return { id, email, first_name, last_name, phone, role, restaurant_id };
}

export function colleagueView(account: Account): Colleague {
  return {
    ...userView(account),
    role: staffRole.parse(account.role),
    password_change_required: account.must_change_password === 1,
  };
}

export const fullName = ({ first_name, last_name }: Pick<Account, "first_name" | "last_name">) =>
  `${first_name} ${last_name}`.trim();
