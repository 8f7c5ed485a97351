import { Redirect, useLocation, useSearch } from "wouter";
import { useAuthStore } from "../accounts/authStore.ts";
import { leave } from "../accounts/session.ts";
import { AdminDashboard } from "../ordering/components/admin/AdminDashboard.tsx";

/** `/admin` for those who may; all others are led to where they belong. */
export function StaffArea() {
  const auth = useAuthStore();
  const [path] = useLocation();
  const search = useSearch();
  if (auth.status === "signedOut") {
    const back = encodeURIComponent(search ? `${path}?${search}` : path);
    return <Redirect to={`/sign-in?return=${back}`} replace />;
  }
  if (auth.user.role === "customer") return <Redirect to="/" replace />;
  // Nothing of one user may linger on the screen of another.
  return <AdminDashboard key={auth.user.id} user={auth.user} onSignOut={() => void leave()} />;
}
