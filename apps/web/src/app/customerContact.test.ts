import type { User } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { customerContact } from "./customerContact.ts";

const kai: User = {
  id: 5,
  email: "kai@hafaloha.test",
  first_name: "Kai",
  last_name: "",
  phone: null,
  role: "customer",
  restaurant_id: 1,
};

describe("customerContact", () => {
  it("O1 begins the checkout with what is known of a signed-in customer", () => {
    expect(customerContact(kai)).toEqual({ name: "Kai", phone: "", email: "kai@hafaloha.test" });
    expect(customerContact({ ...kai, last_name: "Mendiola", phone: "671-555-0188" })).toMatchObject({
      name: "Kai Mendiola",
      phone: "671-555-0188",
    });
  });

  it("O1 leaves it empty for guests, and for staff, who order for someone else", () => {
    expect(customerContact(null)).toBeNull();
    expect(customerContact({ ...kai, role: "staff" })).toBeNull();
  });
});
