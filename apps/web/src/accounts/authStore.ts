import type { Session, User } from "@hafaloha/contract";
import { create } from "zustand";
import { eraseSession, readSession, sessionKeys, writeSession } from "./storedSession.ts";

/** Why nobody is signed in: never was, chose to leave, or the server stopped accepting the token. */
export type SignedOutBecause = "guest" | "left" | "ended";

export type AuthState =
  | { readonly status: "signedIn"; readonly token: string; readonly user: User }
  | { readonly status: "signedOut"; readonly token: null; readonly user: null; readonly because: SignedOutBecause };

const signedOut = (because: SignedOutBecause): AuthState => ({ status: "signedOut", token: null, user: null, because });

const readState = (ifNone: SignedOutBecause): AuthState => {
  const session = readSession();
  return session ? { status: "signedIn", ...session } : signedOut(ifNone);
};

/** Who uses this browser. Its state and localStorage say the same at every moment, in every tab. */
export const useAuthStore = create<AuthState>(() => readState("guest"));

/** Takes the answer of a sign-in, a sign-up or a renewal. */
export function keepSession({ jwt, user }: Session): void {
  writeSession({ token: jwt, user });
  useAuthStore.setState({ status: "signedIn", token: jwt, user }, true);
}

/** Forgets the session in this browser; telling the server is the caller's business. */
export function forgetSession(because: Exclude<SignedOutBecause, "guest">): void {
  eraseSession();
  useAuthStore.setState(signedOut(because), true);
}

/** Follows what other tabs do: signing in, out, or renewing there holds here too. */
export function followOtherTabs(): () => void {
  const follow = (event: StorageEvent) => {
    // A null key is `localStorage.clear()`.
    if (event.key !== null && !sessionKeys.some((key) => key === event.key)) return;
    const now = readState("left");
    // The three keys arrive one by one: the token may be the next user's already while `user` is still the last one's.
    const before = useAuthStore.getState();
    if (now.token !== before.token || now.user?.id !== before.user?.id) useAuthStore.setState(now, true);
  };
  window.addEventListener("storage", follow);
  return () => window.removeEventListener("storage", follow);
}

// The websocket service and the source's pages look for the token here when storage has none (R6).
window.authStore = useAuthStore;
