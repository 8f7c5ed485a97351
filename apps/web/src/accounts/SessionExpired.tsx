import type { User } from "@hafaloha/contract";
import { type FormEvent, useId, useState } from "react";
import { useTitle } from "../shared/hooks/useTitle.ts";
import { Button } from "../shared/ui/Button.tsx";
import { Field } from "../shared/ui/Field.tsx";
import { AccountCard } from "./AccountCard.tsx";
import { signIn } from "./accountsApi.ts";
import { keepSession } from "./authStore.ts";
import { FormRefusal } from "./FormRefusal.tsx";
import { refusalWords } from "./signInWords.ts";

interface SessionExpiredProps {
  user: User;
  /** Actions of theirs that wait on this device. */
  saved: number;
  onLeave(): void;
}

/** In the place of the page whose sign-in has run out: the same user goes on where they were, with what is saved. */
export function SessionExpired({ user, saved, onLeave }: SessionExpiredProps) {
  const [password, setPassword] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const kept = useId();
  useTitle("Sign in · Hafaloha");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      keepSession(await signIn({ email: user.email, password }));
    } catch (error) {
      setRefusal(refusalWords(error));
      setPassword("");
      setBusy(false);
    }
  };
  return (
    <AccountCard title="Sign in to go on" dialog>
      <form noValidate className="grid gap-4" aria-describedby={kept} onSubmit={(event) => void submit(event)}>
        <p id={kept} className="text-ink-2">
          Your sign-in has run out, {user.first_name}. {keptWords(saved)}
        </p>
        <FormRefusal words={refusal} />
        <p>
          <span className="block font-semibold">Email</span>
          {user.email}
        </p>
        {/* For password managers, which look for the name beside the password. */}
        <input type="hidden" name="username" autoComplete="username" value={user.email} />
        <Field label="Password">
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="current-password"
              // biome-ignore lint/a11y/noAutofocus: the dialog stands in the way of the page and wants this one thing
              autoFocus
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Sign in
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          Use another account
        </Button>
      </form>
    </AccountCard>
  );
}

function keptWords(saved: number): string {
  if (saved === 0) return "The page is kept as it was.";
  return `${saved === 1 ? "1 saved action is" : `${saved} saved actions are`} kept here and sent when you are back.`;
}
