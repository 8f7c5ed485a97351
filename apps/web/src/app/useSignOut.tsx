import { lazy, type ReactNode, Suspense, useState } from "react";
import { useAuthStore } from "../accounts/authStore.ts";
import { leave, leaveEverywhere } from "../accounts/session.ts";
import { countSaved } from "../ordering/api/queueKey.ts";
import { removePushDevice } from "../ordering/api/removePushDevice.ts";
import { failureWords } from "../shared/http/apiError.ts";
import { pushDeviceHere } from "../shared/services/pushDevice.ts";

export const loadSignOutDialog = () => import("./SignOutDialog.tsx");
const SignOutDialog = lazy(() => loadSignOutDialog().then((module) => ({ default: module.SignOutDialog })));

/** The device goes off the list while the session that may do so still counts. */
function forgetDevice(): void {
  const device = pushDeviceHere();
  // One whose removal is not heard is dead all the same: this browser takes its address back.
  if (device) removePushDevice(device.id, device.restaurantId).catch(() => undefined);
}

interface SignOut {
  readonly signOut: () => void;
  /** On all devices; `refusal` says why it was done on none. */
  readonly signOutEverywhere: () => void;
  readonly busy: boolean;
  readonly refusal: string | null;
  /** Must stand on the page. */
  readonly dialog: ReactNode;
}

/** Signs out; where actions wait to be sent it asks first, in the dialog (A4). */
export function useSignOut(): SignOut {
  const { user } = useAuthStore();
  const [asked, setAsked] = useState<{ readonly saved: number; readonly go: () => Promise<void> } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const here = async () => {
    forgetDevice();
    await leave();
  };
  const everywhere = async () => {
    setAsked(null);
    setBusy(true);
    setRefusal(null);
    try {
      await leaveEverywhere();
    } catch (error) {
      setRefusal(failureWords(error));
      setBusy(false);
    }
  };
  const begin = (go: () => Promise<void>) => {
    const saved = user ? countSaved(user.id) : 0;
    if (saved > 0) setAsked({ saved, go });
    else void go();
  };
  const dialog = asked && (
    <Suspense fallback={null}>
      <SignOutDialog saved={asked.saved} onClose={() => setAsked(null)} onSignOut={() => void asked.go()} />
    </Suspense>
  );
  return { signOut: () => begin(here), signOutEverywhere: () => begin(everywhere), busy, refusal, dialog };
}
