import { lazy, type ReactNode, Suspense, useState } from "react";
import { useAuthStore } from "../accounts/authStore.ts";
import { leave } from "../accounts/session.ts";
import { countSaved } from "../ordering/api/queueKey.ts";

export const loadSignOutDialog = () => import("./SignOutDialog.tsx");
const SignOutDialog = lazy(() => loadSignOutDialog().then((module) => ({ default: module.SignOutDialog })));

/** Signs out; where actions wait to be sent it asks first, in the dialog that must stand on the page (A4). */
export function useSignOut(): { signOut: () => void; dialog: ReactNode } {
  const { user } = useAuthStore();
  const [saved, setSaved] = useState(0);
  const signOut = () => {
    const waiting = user ? countSaved(user.id) : 0;
    if (waiting > 0) setSaved(waiting);
    else void leave();
  };
  const dialog = saved > 0 && (
    <Suspense fallback={null}>
      <SignOutDialog saved={saved} onClose={() => setSaved(0)} onSignOut={() => void leave()} />
    </Suspense>
  );
  return { signOut, dialog };
}
