import * as z from "zod/mini";
import { email, newPassword, user } from "./accounts.ts";
import { text } from "./primitives.ts";

export const changePasswordRequest = z.object({ current_password: z.string(), new_password: newPassword });

/** What somebody who works here can be made; super_admins are made on the command line. */
export const staffRole = z.enum(["staff", "admin"]);

/** Someone who works here, as those see them who run the people. */
export const colleague = z.extend(user, { role: staffRole, password_change_required: z.boolean() });
export type Colleague = z.infer<typeof colleague>;

export const addColleagueRequest = z.object({
  person: z.object({
    email,
    /** For one sign-in, to be handed over. */
    password: newPassword,
    first_name: text(80),
    last_name: z._default(text(80), ""),
    phone: z.nullish(text(40)),
    role: staffRole,
  }),
});

export const changeColleagueRequest = z.object({
  person: z.object({
    role: z.optional(staffRole),
    /** A new one for one sign-in, for who has forgotten theirs. */
    password: z.optional(newPassword),
  }),
});

/** What ends sessions before their time, as pages are told it (A4). */
export const sessionEnds = [
  "logout",
  "signed_out_everywhere",
  "password_changed",
  "role_changed",
  "account_removed",
] as const;
export type SessionEnd = (typeof sessionEnds)[number];
