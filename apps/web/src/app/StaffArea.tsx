import { lazy, Suspense, useEffect } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { useAuthStore } from "../accounts/authStore.ts";
import { countSaved } from "../ordering/api/queueKey.ts";
import { AdminDashboard } from "../ordering/components/admin/AdminDashboard.tsx";
import { PageFallback } from "./PageFallback.tsx";
import { loadSignOutDialog, useSignOut } from "./useSignOut.tsx";

const loadFirstPassword = () => import("../accounts/FirstPassword.tsx");
const FirstPassword = lazy(() => loadFirstPassword().then((module) => ({ default: module.FirstPassword })));
const loadSessionExpired = () => import("../accounts/SessionExpired.tsx");

/** Whoever leaves without a line must still come to a page that says so. */
function fetchWayOut(): void {
  void Promise.allSettled([loadSessionExpired(), loadSignOutDialog(), import("../accounts/SignIn.tsx")]);
}

const SessionExpired = lazy(() => loadSessionExpired().then((module) => ({ default: module.SessionExpired })));

/** `/admin` for those who may; all others are led to where they belong. */
export function StaffArea() {
  const auth = useAuthStore();
  const { signOut, dialog } = useSignOut();
  useEffect(fetchWayOut, []);
  const [path] = useLocation();
  const search = useSearch();
  if (auth.status === "signedOut") {
    const back = encodeURIComponent(search ? `${path}?${search}` : path);
    return <Redirect to={`/sign-in?return=${back}`} replace />;
  }
  if (auth.user.role === "customer") return <Redirect to="/" replace />;
  return (
    <>
      {auth.status === "signedIn" ? (
        // Nothing of one user may linger on the screen of another.
        <AdminDashboard key={auth.user.id} user={auth.user} onSignOut={signOut} />
      ) : (
        <Suspense fallback={<PageFallback />}>
          {auth.status === "expired" ? (
            <SessionExpired user={auth.user} saved={countSaved(auth.user.id)} onLeave={signOut} />
          ) : (
            <FirstPassword user={auth.user} onLeave={signOut} />
          )}
        </Suspense>
      )}
      {dialog}
    </>
  );
}
