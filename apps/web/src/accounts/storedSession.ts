import { type User, user as userSchema } from "@hafaloha/contract";
import { storedToken } from "../shared/http/authToken.ts";
import { isSignedOutBecause, type SignedOutBecause } from "./signedOutBecause.ts";

/** The keys that hold a session. Existing pages of the source read the token under both of its names (A1). */
export const sessionKeys = ["token", "auth_token", "user", "hafaloha.firstPassword"] as const;
const [, , , firstPasswordKey] = sessionKeys;
/** Why there is none: the other tabs say so, too. */
export const becauseKey = "hafaloha.signedOut";

export interface StoredSession {
  readonly token: string;
  readonly user: User;
  /** The password was for one sign-in, and another must be chosen before anything else (A1). */
  readonly mustChangePassword: boolean;
}

/** What this browser keeps of its user: the whole session, only who it was (the token has run out), or nothing. */
export type Stored =
  | { readonly kind: "session"; readonly session: StoredSession }
  | { readonly kind: "expired"; readonly user: User }
  | { readonly kind: "none"; readonly because: SignedOutBecause };

export function readStored(): Stored {
  const token = storedToken();
  const user = parseUser(localStorage.getItem("user"));
  if (!user) return { kind: "none", because: readBecause() };
  if (!token) return { kind: "expired", user };
  const mustChangePassword = localStorage.getItem(firstPasswordKey) !== null;
  return { kind: "session", session: { token, user, mustChangePassword } };
}

/** At no moment between do the other tabs read a session that may do more than the one that is written. */
export function writeSession({ token, user, mustChangePassword }: StoredSession): void {
  if (mustChangePassword) localStorage.setItem(firstPasswordKey, "true");
  localStorage.setItem("token", token);
  localStorage.setItem("auth_token", token);
  localStorage.setItem("user", JSON.stringify(user));
  if (!mustChangePassword) localStorage.removeItem(firstPasswordKey);
  localStorage.removeItem(becauseKey);
}

/** Keeps who it was, for the dialog that asks the same user to sign in again. */
export function eraseToken(): void {
  localStorage.removeItem("token");
  localStorage.removeItem("auth_token");
}

export function eraseSession(because: SignedOutBecause): void {
  try {
    // First, so that the tabs that hear of the rest know why.
    localStorage.setItem(becauseKey, because);
  } catch (error) {
    console.warn("Why the session ended cannot be kept on this device", error);
  }
  for (const key of sessionKeys) localStorage.removeItem(key);
}

function readBecause(): SignedOutBecause {
  const because = localStorage.getItem(becauseKey);
  return because !== null && isSignedOutBecause(because) ? because : "guest";
}

function parseUser(text: string | null): User | null {
  if (!text) return null;
  try {
    return userSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
