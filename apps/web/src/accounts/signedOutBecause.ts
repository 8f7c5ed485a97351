/**
 * Why nobody is signed in, and what is said of it. `guest` never was, `left` chose to; `ended` is all that is known where
 * the server accepts the token no longer, and the rest is what it says itself (A4).
 */
const words = {
  guest: null,
  left: null,
  ended: "You were signed out. Sign in to go on.",
  expired: "Your sign-in has run out. Sign in to go on.",
  logout: "You were signed out in another window. Sign in to go on.",
  signed_out_everywhere: "You were signed out on all devices. Sign in to go on.",
  password_changed: "You were signed out because your password changed. Sign in to go on.",
  role_changed: "You were signed out because your role changed. Sign in to go on.",
  account_removed: "You were signed out because your account was removed. Ask your manager if that is wrong.",
} as const;

export type SignedOutBecause = keyof typeof words;

export const isSignedOutBecause = (text: string): text is SignedOutBecause => Object.hasOwn(words, text);

/** Null where nobody needs to be told. */
export const signedOutWords = (because: SignedOutBecause): string | null => words[because];
