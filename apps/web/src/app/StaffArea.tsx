import { Redirect, useLocation, useSearch } from "wouter";
import { useAuthStore } from "../accounts/authStore.ts";
import { leave } from "../accounts/session.ts";
import { AdminDashboard } from "../ordering/components/admin/AdminDashboard.tsx";
import { queryClient } from "./queryClient.ts";

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
  const signOut = () => {
    // The next user of this browser must not see what this one saw.
    queryClient.clear();
    void leave();
  };
  return <AdminDashboard user={auth.user} onSignOut={signOut} />;
}
