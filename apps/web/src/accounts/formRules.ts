import { changePasswordRequest, signupRequest } from "@hafaloha/contract";
import * as z from "zod/mini";

/** What the forms ask for before anything is sent; the server answers to more than that. */
export const signInRules = z.object({
  email: signupRequest.shape.email,
  password: z.string().check(z.minLength(1)),
});

export const signUpRules = z.extend(signupRequest, {
  first_name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
});

/** Typed twice, as nobody can ask for a new one by mail. */
export const passwordRules = z
  .extend(changePasswordRequest, { current_password: z.string().check(z.minLength(1)), again: z.string() })
  .check(z.refine(({ new_password, again }) => new_password === again, { path: ["again"] }));
