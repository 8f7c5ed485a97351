import { lazy, type ReactNode, Suspense, useState } from "react";
import { useAuthStore } from "../accounts/authStore.ts";
import { leave } from "../accounts/session.ts";
import { countSaved } from "../ordering/api/queueKey.ts";
import { removePushDevice } from "../ordering/api/removePushDevice.ts";
import { pushDeviceHere } from "../shared/services/pushDevice.ts";

export const loadSignOutDialog = () => import("./SignOutDialog.tsx");
const SignOutDialog = lazy(() => loadSignOutDialog().then((module) => ({ default: module.SignOutDialog })));

/** The device goes off the list while the session that may do so still counts. */
function leaveHere(): void {
  const device = pushDeviceHere();
  // One whose removal is not heard is dead all the same: this browser takes its address back.
  if (device) removePushDevice(device.id, device.restaurantId).catch(() => undefined);
  void leave();
}

/** Signs out; where actions wait to be sent it asks first, in the dialog that must stand on the page (A4). */
export function useSignOut(): { signOut: () => void; dialog: ReactNode } {
  const { user } = useAuthStore();
  const [saved, setSaved] = useState(0);
  const signOut = () => {
    const waiting = user ? countSaved(user.id) : 0;
    if (waiting > 0) setSaved(waiting);
    else leaveHere();
  };
  const dialog = saved > 0 && (
    <Suspense fallback={null}>
      <SignOutDialog saved={saved} onClose={() => setSaved(0)} onSignOut={leaveHere} />
    </Suspense>
  );
  return { signOut, dialog };
}
