import type { SignedOutReason } from "@hafaloha/cable/client";
import { ApiError } from "../shared/http/apiError.ts";
import { storedToken } from "../shared/http/authToken.ts";
import { serverNow } from "../shared/http/serverClock.ts";
import { onSignedOut } from "../shared/http/signedOut.ts";
import type { WebSocketService } from "../shared/services/websocketService.ts";
import { expireSession, followOtherTabs, forgetSession, keepSession, useAuthStore } from "./authStore.ts";
import { renewSession, signOut } from "./sessionApi.ts";
import { isSignedOutBecause, type SignedOutBecause } from "./signedOutBecause.ts";
import { hasRunOut, isDueForRenewal } from "./tokenLife.ts";

const checkEveryMs = 5 * 60_000;
const retryMs = 5_000;

/** Keeps the session true for as long as the page lives; the result stops it. */
export function startSession(service: WebSocketService): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let renewing = false;
  const renewNow = async () => {
    if (renewing) return;
    renewing = true;
    clearTimeout(retry);
    // A line that is gone for a moment must not cost the session: the warning comes once.
    if (!(await renew())) retry = setTimeout(() => void renewNow(), retryMs);
    renewing = false;
  };
  let refusedBecause: Ended = "ended";
  /** This browser may have changed the password itself, and holds a session of afterwards: the server knows. */
  const passwordChanged = async () => {
    refusedBecause = "password_changed";
    const isAnswered = await oneAtATime(() => renewToken(storedToken()));
    refusedBecause = "ended";
    if (useAuthStore.getState().token === null) return;
    if (isAnswered) service.connect();
    else forgetSession("password_changed");
  };
  const sentAway = (reason: SignedOutReason, detail: string | undefined) => {
    if (useAuthStore.getState().token === null) return;
    if (reason === "token_expired") expireSession();
    else if (detail === "password_changed") void passwordChanged();
    else forgetSession(endedBecause(detail));
  };
  const check = () => {
    const { token } = useAuthStore.getState();
    if (token && isDueForRenewal(token, serverNow())) void renewNow();
  };
  const timer = setInterval(check, checkEveryMs);
  // A tablet that slept over its timer looks at once.
  document.addEventListener("visibilitychange", check);
  const stops = [
    followOtherTabs(),
    onSignedOut(() => tokenRefused(refusedBecause)),
    service.addCallbacks({ onTokenExpiring: () => void renewNow(), onSignedOut: sentAway }),
    // Renewed here or in another tab: the open socket goes on with the new one.
    useAuthStore.subscribe((now, before) => {
      if (now.token && before.token && now.token !== before.token) service.renewToken(now.token);
    }),
  ];
  check();
  return () => {
    clearInterval(timer);
    clearTimeout(retry);
    document.removeEventListener("visibilitychange", check);
    for (const stop of stops) stop();
  };
}

/** Every tab is warned of the token's end; the first renews it, and the others find it done. */
function renew(): Promise<boolean> {
  const { token } = useAuthStore.getState();
  return oneAtATime(() => renewToken(token));
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** What puts one token in the place of another, one after the other in all tabs, or at least in this one. */
export function oneAtATime<T>(exchange: () => Promise<T>): Promise<T> {
  if ("locks" in navigator) return navigator.locks.request("hafaloha.renewal", exchange);
  const turn = lastTurn.then(exchange);
  lastTurn = Promise.allSettled([turn]);
  return turn;
}

/**
 * Asks for a token in the place of this one, and so learns whether that still counts: a refused one ends the session.
 * Answers whether there is nothing left to be done.
 */
async function renewToken(token: string | null): Promise<boolean> {
  // What another tab has stored may not have been told to this one yet.
  if (!token || storedToken() !== token) return true;
  try {
    const session = await renewSession();
    // Meanwhile the user may have left, here or in another tab.
    if (useAuthStore.getState().token === token) keepSession(session);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return !error.isOutcomeUnknown && error.status !== 429;
  }
}

/** Signs out here at once. A server that cannot be reached lets the token run out by itself. */
export async function leave(): Promise<void> {
  const told = useAuthStore.getState().token === null ? Promise.resolve() : signOut();
  forgetSession("left");
  try {
    await told;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

type Ended = Exclude<SignedOutBecause, "guest">;

function tokenRefused(because: Ended): void {
  const { token } = useAuthStore.getState();
  if (token === null) return;
  if (hasRunOut(token, serverNow())) expireSession();
  else forgetSession(because);
}

/** The server's own word over the socket; it knows why. */
function endedBecause(detail: string | undefined): Ended {
  return detail !== undefined && isSignedOutBecause(detail) && detail !== "guest" ? detail : "ended";
}
