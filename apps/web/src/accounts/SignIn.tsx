import { Redirect, useSearchParams } from "wouter";
import { useTitle } from "../shared/hooks/useTitle.ts";
import { AccountCard } from "./AccountCard.tsx";
import { pageAfterSignIn, restaurantOfReturn } from "./afterSignIn.ts";
import { useAuthStore } from "./authStore.ts";
import { SignInForm } from "./SignInForm.tsx";
import { SignUpForm } from "./SignUpForm.tsx";

/** `/sign-in`, and with `?create=1` the making of a customer's account; `?return=` is where to go afterwards. */
export function SignIn() {
  const auth = useAuthStore();
  const [params] = useSearchParams();
  const creating = params.get("create") === "1";
  const title = creating ? "Create an account" : "Sign in";
  useTitle(`${title} · Hafaloha`);

  if (auth.token !== null) return <Redirect to={pageAfterSignIn(auth.user, `?${params}`)} replace />;
  return (
    <AccountCard title={title}>
      {creating ? (
        <SignUpForm cameFrom={restaurantOfReturn(`?${params}`)} signInHref={formHref(params, false)} />
      ) : (
        <SignInForm
          because={auth.status === "expired" ? "expired" : auth.because}
          signUpHref={formHref(params, true)}
        />
      )}
    </AccountCard>
  );
}

/** The other form at this address; where to go afterwards goes along. */
function formHref(params: URLSearchParams, creating: boolean): string {
  const next = new URLSearchParams(params);
  if (creating) next.set("create", "1");
  else next.delete("create");
  return `/sign-in?${next}`;
}
