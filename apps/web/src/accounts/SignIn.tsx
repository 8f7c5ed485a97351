import { useEffect } from "react";
import { Redirect, useSearchParams } from "wouter";
import { AccountCard } from "./AccountCard.tsx";
import { pageAfterSignIn } from "./afterSignIn.ts";
import { useAuthStore } from "./authStore.ts";
import { SignInForm } from "./SignInForm.tsx";
import { SignUpForm } from "./SignUpForm.tsx";

/** `/sign-in`, and with `?create=1` the making of a customer's account; `?return=` is where to go afterwards. */
export function SignIn() {
  const auth = useAuthStore();
  const [params] = useSearchParams();
  const creating = params.get("create") === "1";
  const title = creating ? "Create an account" : "Sign in";
  useEffect(() => {
    document.title = `${title} · Hafaloha`;
  }, [title]);

  if (auth.status === "signedIn") return <Redirect to={pageAfterSignIn(auth.user, `?${params}`)} replace />;
  return (
    <AccountCard title={title}>
      {creating ? <SignUpForm params={params} /> : <SignInForm params={params} because={auth.because} />}
    </AccountCard>
  );
}
