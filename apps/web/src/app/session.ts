import { useAuthStore } from "../accounts/authStore.ts";
import { startSession } from "../accounts/session.ts";
import { staffRoot } from "../ordering/api/staffKey.ts";
import { queryClient } from "./queryClient.ts";

/** Keeps the session true, and what one user saw from the next one of this browser, however the session ended (A4). */
export function keepSessions(): void {
  startSession();
  useAuthStore.subscribe((now, before) => {
    if (now.user?.id !== before.user?.id) queryClient.removeQueries({ queryKey: staffRoot });
  });
}
