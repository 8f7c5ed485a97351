import { type User, user as userSchema } from "@hafaloha/contract";
import { readAuthToken } from "../shared/http/authToken.ts";

/** The keys that hold a session. Existing pages of the source read the token under both of its names (A1). */
export const sessionKeys = ["token", "auth_token", "user"] as const;

export interface StoredSession {
  readonly token: string;
  readonly user: User;
}

/** The session that this browser keeps, or null for a guest. A token without its user cannot be used. */
export function readSession(): StoredSession | null {
  const token = readAuthToken();
  const user = parseUser(localStorage.getItem("user"));
  return token && user ? { token, user } : null;
}

export function writeSession({ token, user }: StoredSession): void {
  localStorage.setItem("token", token);
  localStorage.setItem("auth_token", token);
  localStorage.setItem("user", JSON.stringify(user));
}

export function eraseSession(): void {
  for (const key of sessionKeys) localStorage.removeItem(key);
}

function parseUser(text: string | null): User | null {
  if (!text) return null;
  try {
    return userSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
