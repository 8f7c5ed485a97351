import * as z from "zod/mini";
import { id, text } from "./primitives.ts";

export const roles = ["customer", "staff", "admin", "super_admin"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const user = z.object({
  id,
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  phone: z.nullable(z.string()),
  role,
  restaurant_id: z.nullable(id),
});
export type User = z.infer<typeof user>;

export const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email("use an address like name@example.com"));

/** Whatever was typed is looked up: what no account can have is as wrong as what none has. */
export const loginRequest = z.object({
  email: z.string().check(z.trim(), z.toLowerCase()),
  password: z.string(),
  restaurant_id: z.nullish(id),
});

export const newPassword = z.string().check(z.minLength(8, "use at least 8 characters"), z.maxLength(200));

export const signupRequest = z.object({
  email,
  password: newPassword,
  first_name: z._default(text(80), ""),
  last_name: z._default(text(80), ""),
  phone: z.nullish(text(40)),
  restaurant_id: id,
});

/** Someone as their colleagues see them named. */
export const person = z.object({ id, name: z.string() });
export type Person = z.infer<typeof person>;

export const session = z.object({
  jwt: z.string(),
  user,
  /** The password was for one sign-in: nothing but changing it is allowed until that is done. */
  password_change_required: z.optional(z.literal(true)),
});
export type Session = z.infer<typeof session>;
