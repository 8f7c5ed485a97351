import type { People } from "../orders/ports.ts";
import { fullName } from "./view.ts";

/** The accounts as the orders need them. */
export const people: People = {
  names: async ({ rows }, userIds) => {
    if (userIds.length === 0) return new Map();
    const found = await rows
      .selectFrom("users")
      .select(["id", "first_name", "last_name"])
      .where("id", "in", userIds)
      .execute();
    return new Map(found.map((account) => [account.id, fullName(account)]));
  },
};
