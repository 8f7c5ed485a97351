import { oneTimePassword, passwordBytes } from "../../../state/oneTimePassword.ts";

export const newPassword = (): string => oneTimePassword(crypto.getRandomValues(new Uint8Array(passwordBytes)));
