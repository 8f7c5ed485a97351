import { UserRound } from "lucide-react";
import { Link, useLocation } from "wouter";
import { useAuthStore } from "../accounts/authStore.ts";
import { buttonClass } from "../shared/ui/buttonClass.ts";
import { useSignOut } from "./useSignOut.tsx";

/** On customer pages: to the sign-in and back, or who is signed in and the way out. */
export function AccountMenu() {
  const [path] = useLocation();
  const auth = useAuthStore();
  const { signOut, dialog } = useSignOut();
  if (auth.token === null) {
    return (
      <Link
        href={`/sign-in?return=${encodeURIComponent(path)}`}
        aria-label="Sign in"
        className="grid size-11 place-items-center rounded-card text-inherit"
      >
        <UserRound size={21} aria-hidden />
      </Link>
    );
  }
  const { user } = auth;
  return (
    <>
      <details className="relative z-(--z-popover)">
        <summary
          aria-label={`Account of ${user.first_name}`}
          className="grid size-11 cursor-pointer list-none place-items-center rounded-pill bg-[#ffffff1f] font-bold"
        >
          {user.first_name.slice(0, 1).toUpperCase()}
        </summary>
        <div className="absolute right-0 mt-2 grid w-60 gap-2 rounded-card border border-line bg-raised p-4 text-ink shadow-3">
          <p>
            Signed in as <b>{user.first_name}</b>
          </p>
          {user.role === "customer" && user.restaurant_id !== null && (
            <Link href={`/r/${user.restaurant_id}/orders`} className={buttonClass({ variant: "primary" })}>
              Your orders
            </Link>
          )}
          {user.role !== "customer" && (
            <Link href="/admin" className={buttonClass({ variant: "primary" })}>
              To the board
            </Link>
          )}
          <Link href="/account" className={buttonClass()}>
            Password and devices
          </Link>
          <button type="button" onClick={signOut} className={buttonClass()}>
            Sign out
          </button>
        </div>
      </details>
      {dialog}
    </>
  );
}
