import { ApiError } from "../shared/http/apiError.ts";
import { onSignedOut } from "../shared/http/signedOut.ts";
import { renewSession, signOut } from "./accountsApi.ts";
import { followOtherTabs, forgetSession, keepSession, useAuthStore } from "./authStore.ts";
import { isDueForRenewal } from "./tokenLife.ts";

const checkEveryMs = 5 * 60_000;

/** Keeps the session true for as long as the page lives; the result stops it. */
export function startSession(): () => void {
  const check = () => {
    const { token } = useAuthStore.getState();
    if (token && isDueForRenewal(token, Date.now())) void renew();
  };
  const timer = setInterval(check, checkEveryMs);
  // A tablet that slept over its timer looks at once.
  document.addEventListener("visibilitychange", check);
  const stops = [followOtherTabs(), onSignedOut(endSession)];
  check();
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", check);
    for (const stop of stops) stop();
  };
}

/** Asks for a new token, and so learns whether the present one still counts: a refused one ends the session. */
async function renew(): Promise<void> {
  const { token } = useAuthStore.getState();
  if (!token) return;
  try {
    const session = await renewSession();
    // Meanwhile the user may have left, here or in another tab.
    if (useAuthStore.getState().token === token) keepSession(session);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Signs out here at once. A server that cannot be reached lets the token run out by itself. */
export async function leave(): Promise<void> {
  const told = signOut();
  forgetSession("left");
  try {
    await told;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

function endSession(): void {
  if (useAuthStore.getState().status === "signedIn") forgetSession("ended");
}
