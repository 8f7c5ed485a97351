import type { Role } from "@hafaloha/contract";
import type { Principal, SignedIn } from "../../http/principal.ts";
import { Refusal } from "../../refusal.ts";

/** Who may do what inside their own restaurant. What stands in no list is forbidden. */
const allowed = {
  "orders.read_all": ["staff", "admin", "super_admin"],
  "orders.read_own": ["customer", "staff", "admin", "super_admin"],
  "orders.update": ["staff", "admin", "super_admin"],
  "orders.acknowledge": ["staff", "admin", "super_admin"],
  /** Keying in an order for a guest at the counter: it appears on the board without an alert. */
  "orders.staff_create": ["staff", "admin", "super_admin"],
  "orders.check_off": ["staff", "admin", "super_admin"],
  "intake.write": ["staff", "admin", "super_admin"],
  "restaurant.write": ["admin", "super_admin"],
  "notifications.read": ["staff", "admin", "super_admin"],
  "notifications.acknowledge": ["staff", "admin", "super_admin"],
  "menu.read_staff_view": ["staff", "admin", "super_admin"],
  "menu.write": ["admin", "super_admin"],
  "stock.read": ["staff", "admin", "super_admin"],
  "stock.write": ["staff", "admin", "super_admin"],
  "people.read": ["admin", "super_admin"],
  "people.write": ["admin", "super_admin"],
  "session.change_password": ["customer", "staff", "admin", "super_admin"],
  "analytics.read": ["admin", "super_admin"],
  "push.receive": ["staff", "admin", "super_admin"],
  "session.renew": ["customer", "staff", "admin", "super_admin"],
  "session.end": ["customer", "staff", "admin", "super_admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;

export const actions = Object.keys(allowed) as readonly Action[];

export function can(principal: Principal, action: Action): boolean {
  return principal.kind === "user" && (allowed[action] as readonly Role[]).includes(principal.role);
}

/** What can be done with a password for one sign-in. */
const beforePasswordChange: readonly Action[] = ["session.change_password", "session.renew", "session.end"];

/** The signed-in user who may do it; a guest is asked to sign in, anyone else is refused. */
export function requirePermission(principal: Principal, action: Action): SignedIn {
  if (principal.kind === "guest") throw new Refusal("signed_out", "Sign in to do this.");
  if (!can(principal, action)) {
    throw new Refusal("forbidden", `An account with the role ${principal.role} may not do this.`);
  }
  if (principal.mustChangePassword && !beforePasswordChange.includes(action)) {
    throw new Refusal("password_change_required", "This password was for one sign-in. Choose one of your own first.");
  }
  return principal;
}
