import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { Link, Redirect } from "wouter";
import { AccountCard } from "../accounts/AccountCard.tsx";
import { useAuthStore } from "../accounts/authStore.ts";
import { FormRefusal } from "../accounts/FormRefusal.tsx";
import { leaveEverywhere } from "../accounts/leaveEverywhere.ts";
import { PasswordForm } from "../accounts/PasswordForm.tsx";
import { useTitle } from "../shared/hooks/useTitle.ts";
import { failureWords } from "../shared/http/apiError.ts";
import { Button } from "../shared/ui/Button.tsx";
import { useSignOut } from "./useSignOut.tsx";

/** `/account`: what everyone does for themselves, customers and staff (A1). */
export function AccountPage() {
  const auth = useAuthStore();
  const [changed, setChanged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { begin, dialog } = useSignOut();
  useTitle("Your account · Hafaloha");
  if (auth.token === null) return <Redirect to="/sign-in?return=%2Faccount" replace />;
  const { user } = auth;
  const signOutEverywhere = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await leaveEverywhere();
    } catch (error) {
      setRefusal(failureWords(error));
      setBusy(false);
    }
  };
  const home = user.role === "customer" ? "/" : "/admin";
  if (auth.status === "firstPassword") return <Redirect to={home} replace />;
  return (
    <AccountCard title="Your account">
      <div className="grid gap-6">
        <p>
          <b className="block">
            {user.first_name} {user.last_name}
          </b>
          <span className="text-ink-2">{user.email}</span>
        </p>
        <section aria-label="Password" className="grid gap-3">
          <h2 className="text-md font-[650]">Password</h2>
          <p role="status" className="text-ink-2">
            {changed ? (
              <span className="flex gap-1.5 font-semibold text-ready-text">
                <CircleCheck size={18} className="mt-0.5" aria-hidden />
                Changed. Your other devices are signed out.
              </span>
            ) : (
              "Changing it signs out your other devices."
            )}
          </p>
          <PasswordForm email={user.email} current="Present password" onChanged={() => setChanged(true)} />
        </section>
        <section aria-label="Devices" className="grid gap-3">
          <h2 className="text-md font-[650]">Devices</h2>
          <FormRefusal words={refusal} />
          <Button variant="danger" busy={busy} onClick={() => begin(signOutEverywhere)}>
            Sign out everywhere
          </Button>
        </section>
        <Link href={home} className="font-semibold text-action-text">
          {user.role === "customer" ? "To the menu" : "To the board"}
        </Link>
      </div>
      {dialog}
    </AccountCard>
  );
}
