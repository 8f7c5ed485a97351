import type { User } from "@hafaloha/contract";
import type { Account } from "./store.ts";

/** What an account shows of itself: nothing else of the row leaves the server (A3). */
export function userView(account: Account): User {
  const { id, email, first_name, last_name, phone, role, restaurant_id } = account;
  return { id, email, first_name, last_name, phone, role, restaurant_id };
}

export const fullName = ({ first_name, last_name }: Pick<Account, "first_name" | "last_name">) =>
  `${first_name} ${last_name}`.trim();
