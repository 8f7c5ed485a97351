import { expect, test } from "vitest";
import { oneTimePassword, passwordBytes } from "./oneTimePassword.ts";

test("A1 a password for one sign-in is long enough, in groups, without letters that look alike", () => {
  const password = oneTimePassword(Uint8Array.from({ length: passwordBytes }, (_, index) => index * 5));
  expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}$/);
});

test("A1 bytes that would make some letters likelier are left out", () => {
  const random = Uint8Array.from([255, 248, ...Array.from({ length: 12 }, () => 0)]);
  expect(oneTimePassword(random)).toBe("aaaa-aaaa-aaaa");
});
