import type { User } from "@hafaloha/contract";

/** What a signed-in customer need not type again. Staff who order on the customer's pages do so for someone else. */
export function customerContact(user: User | null) {
  if (user?.role !== "customer") return null;
  const { first_name, last_name, phone, email } = user;
  return { name: `${first_name} ${last_name}`.trim(), phone: phone ?? "", email };
}
