import { type Role, roles } from "@hafaloha/contract";
import { expect, test } from "vitest";
import type { Principal } from "../../http/principal.ts";
import { type Action, actions, can, requirePermission } from "./policy.ts";

const everyone = { guest: false, customer: true, staff: true, admin: true, super_admin: true };
const staffAndAbove = { ...everyone, customer: false };
const adminsOnly = { ...staffAndAbove, staff: false };

const expected: Record<Action, Record<Role | "guest", boolean>> = {
  "orders.read_all": staffAndAbove,
  "orders.read_own": everyone,
  "orders.update": staffAndAbove,
  "orders.acknowledge": staffAndAbove,
  "orders.staff_create": staffAndAbove,
  "orders.check_off": staffAndAbove,
  "intake.write": staffAndAbove,
  "restaurant.write": adminsOnly,
  "notifications.read": staffAndAbove,
  "notifications.acknowledge": staffAndAbove,
  "analytics.read": adminsOnly,
  "push.receive": staffAndAbove,
  "menu.read_staff_view": staffAndAbove,
  "menu.write": adminsOnly,
  "stock.read": staffAndAbove,
  "stock.write": staffAndAbove,
  "people.read": adminsOnly,
  "people.write": adminsOnly,
  "session.change_password": everyone,
  "session.renew": everyone,
  "session.end": everyone,
};

const who = (role: Role | "guest"): Principal =>
  role === "guest"
    ? { kind: "guest" }
    : {
        kind: "user",
        userId: 1,
        name: "A",
        role,
        restaurantId: 1,
        tokenId: "t",
        tokenExpiresAt: 0,
        mustChangePassword: false,
      };

for (const action of actions) {
  test.each(["guest", ...roles] as const)(`A2 ${action} by %s`, (role) => {
    const principal = who(role);
    expect(can(principal, action)).toBe(expected[action][role]);
    if (expected[action][role]) {
      expect(requirePermission(principal, action)).toBe(principal);
    } else {
      const code = role === "guest" ? "signed_out" : "forbidden";
      expect(() => requirePermission(principal, action)).toThrow(expect.objectContaining({ code }));
    }
  });
}

test("A1 with a password for one sign-in nothing can be done but to change it, or to leave", () => {
  const admin = { ...requirePermission(who("admin"), "people.read"), mustChangePassword: true };
  const allowed = actions.filter((action) => {
    try {
      return requirePermission(admin, action) === admin;
    } catch {
      return false;
    }
  });
  expect(allowed).toEqual(["session.change_password", "session.renew", "session.end"]);
  expect(() => requirePermission(admin, "people.read")).toThrow("This password was for one sign-in.");
});
