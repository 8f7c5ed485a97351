import type { Session, User } from "@hafaloha/contract";
import { create } from "zustand";
import type { SignedOutBecause } from "./signedOutBecause.ts";
import {
  becauseKey,
  eraseSession,
  eraseToken,
  readStored,
  type StoredSession,
  sessionKeys,
  writeSession,
} from "./storedSession.ts";

export type AuthState =
  | { readonly status: "signedIn"; readonly token: string; readonly user: User }
  /** The password was for one sign-in: choosing another stands in the place of every staff page (A1). */
  | { readonly status: "firstPassword"; readonly token: string; readonly user: User }
  /** The token has run out: the page is hidden until the same user signs in again, or somebody leaves. */
  | { readonly status: "expired"; readonly token: null; readonly user: User }
  | { readonly status: "signedOut"; readonly token: null; readonly user: null; readonly because: SignedOutBecause };

const signedOut = (because: SignedOutBecause): AuthState => ({ status: "signedOut", token: null, user: null, because });

const signedIn = ({ token, user, mustChangePassword }: StoredSession): AuthState => ({
  status: mustChangePassword ? "firstPassword" : "signedIn",
  token,
  user,
});

function readState(): AuthState {
  const stored = readStored();
  switch (stored.kind) {
    case "session":
      return signedIn(stored.session);
    case "expired":
      return { status: "expired", token: null, user: stored.user };
    case "none":
      return signedOut(stored.because);
    default:
      return stored satisfies never;
  }
}

/** Who uses this browser. Its state and localStorage say the same at every moment, in every tab. */
export const useAuthStore = create<AuthState>(() => readState());

/** Takes the answer of a sign-in, a sign-up or a renewal. */
export function keepSession({ jwt, user, password_change_required }: Session): void {
  const session = { token: jwt, user, mustChangePassword: password_change_required === true };
  writeSession(session);
  useAuthStore.setState(signedIn(session), true);
}

/** Forgets the session in this browser; telling the server is the caller's business. */
export function forgetSession(because: Exclude<SignedOutBecause, "guest">): void {
  eraseSession(because);
  useAuthStore.setState(signedOut(because), true);
}

/** The token has run out. Whoever works at a desk goes on after signing in; a customer goes on as a guest. */
export function expireSession(): void {
  const { user } = useAuthStore.getState();
  if (!user || user.role === "customer") {
    forgetSession("expired");
    return;
  }
  eraseToken();
  useAuthStore.setState({ status: "expired", token: null, user }, true);
}

/** Follows what other tabs do: signing in, out, or renewing there holds here too. */
export function followOtherTabs(): () => void {
  const keys: readonly string[] = [...sessionKeys, becauseKey];
  const follow = ({ key }: StorageEvent) => {
    // A null key is `localStorage.clear()`.
    if (key !== null && !keys.includes(key)) return;
    const now = readState();
    // The keys arrive one by one: the token may be the next user's already while `user` is still the last one's.
    const before = useAuthStore.getState();
    const same = now.status === before.status && now.token === before.token && now.user?.id === before.user?.id;
    if (!same) useAuthStore.setState(now, true);
  };
  window.addEventListener("storage", follow);
  return () => window.removeEventListener("storage", follow);
}

// The websocket service and the source's pages look for the token here when storage has none (R6).
window.authStore = useAuthStore;
