import type { User } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { pageAfterSignIn, restaurantOfReturn } from "./afterSignIn.ts";

const user = (role: User["role"]): User => ({
  id: 1,
  email: "a@b.test",
  first_name: "A",
  last_name: "",
  phone: null,
  role,
  restaurant_id: 1,
});
const back = (path: string) => `?return=${encodeURIComponent(path)}`;

describe("after signing in", () => {
  it("A1 leads staff to the board, or to the staff's page that they asked for", () => {
    expect(pageAfterSignIn(user("staff"), "")).toBe("/admin");
    expect(pageAfterSignIn(user("staff"), back("/r/1"))).toBe("/admin");
    expect(pageAfterSignIn(user("super_admin"), back("/admin/stock?restaurant_id=2"))).toBe(
      "/admin/stock?restaurant_id=2",
    );
  });

  it("A1 leads customers back to where they were, never to the staff's pages", () => {
    expect(pageAfterSignIn(user("customer"), back("/r/1/checkout"))).toBe("/r/1/checkout");
    expect(pageAfterSignIn(user("customer"), back("/admin"))).toBe("/");
  });

  it("A5 leads to no other site", () => {
    for (const path of ["//evil.test", "/\\evil.test", "https://evil.test"]) {
      expect(pageAfterSignIn(user("customer"), back(path))).toBe("/");
    }
  });

  it("A2 knows the restaurant that the customer came from", () => {
    expect(restaurantOfReturn(back("/r/12/checkout"))).toBe(12);
    expect(restaurantOfReturn("")).toBeNull();
  });
});
