import { type AuthState, useAuthStore } from "../accounts/authStore.ts";
import { startSession } from "../accounts/session.ts";
import { staffRoot } from "../ordering/api/staffKey.ts";
import { trackingRoot } from "../ordering/api/trackOrder.ts";
import { unsubscribeHere } from "../shared/services/pushHere.ts";
import { websocketService } from "../shared/services/websocketService.ts";
import { eraseStored } from "./eraseStored.ts";
import { queryClient } from "./queryClient.ts";

/** Keeps the session true, and what one user saw from the next one of this browser, however the session ended (A4). */
export function keepSessions(): void {
  startSession(websocketService);
  useAuthStore.subscribe((now, before) => {
    if (before.user === null || now.user?.id === before.user.id) return;
    for (const queryKey of [staffRoot, trackingRoot]) queryClient.removeQueries({ queryKey });
    websocketService.logLines.length = 0;
    if (!hasEnded(now)) return;
    eraseStored();
    unsubscribeHere().catch(() => undefined);
  });
}

/** Whoever's token has only run out comes back to what waits for them. */
function hasEnded(now: AuthState): boolean {
  return now.status === "signedOut" && now.because !== "expired";
}
