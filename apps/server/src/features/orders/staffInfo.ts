import type { SignedIn } from "../../http/principal.ts";

/** Who made a change, for the staff's screens; a customer is named by the order itself. */
export function staffInfo(user: SignedIn | null): { id: number; name: string } | null {
  return user === null || user.role === "customer" ? null : { id: user.userId, name: user.name };
}
