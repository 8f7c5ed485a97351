import { lazy, type ReactNode, Suspense, useState } from "react";
import { useAuthStore } from "../accounts/authStore.ts";
import { leave } from "../accounts/session.ts";
import { countSaved } from "../ordering/api/queueKey.ts";
import { removePushDevice } from "../ordering/api/removePushDevice.ts";
import { pushDeviceHere } from "../shared/services/pushDevice.ts";

export const loadSignOutDialog = () => import("./SignOutDialog.tsx");
const SignOutDialog = lazy(() => loadSignOutDialog().then((module) => ({ default: module.SignOutDialog })));

/** The device goes off the list while the session that may do so still counts. */
async function leaveHere(): Promise<void> {
  const device = pushDeviceHere();
  // One whose removal is not heard is dead all the same: this browser takes its address back.
  if (device) removePushDevice(device.id, device.restaurantId).catch(() => undefined);
  await leave();
}

interface SignOut {
  readonly signOut: () => void;
  /** Signs out by `go` instead. */
  readonly begin: (go: () => Promise<void>) => void;
  /** Must stand on the page. */
  readonly dialog: ReactNode;
}

/** Signs out; where actions wait to be sent it asks first, in the dialog (A4). */
export function useSignOut(): SignOut {
  const { user } = useAuthStore();
  const [asked, setAsked] = useState<{ readonly saved: number; readonly go: () => Promise<void> } | null>(null);
  const begin = (go: () => Promise<void>) => {
    const saved = user ? countSaved(user.id) : 0;
    if (saved > 0) setAsked({ saved, go });
    else void go();
  };
  const leaveFromDialog = () => {
    setAsked(null);
    void asked?.go();
  };
  const dialog = asked && (
    <Suspense fallback={null}>
      <SignOutDialog saved={asked.saved} onClose={() => setAsked(null)} onSignOut={leaveFromDialog} />
    </Suspense>
  );
  return { signOut: () => begin(leaveHere), begin, dialog };
}
