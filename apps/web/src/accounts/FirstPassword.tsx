import type { User } from "@hafaloha/contract";
import { useTitle } from "../shared/hooks/useTitle.ts";
import { Button } from "../shared/ui/Button.tsx";
import { AccountCard } from "./AccountCard.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

/** In the place of every staff page until the password for one sign-in is changed (A1). */
export function FirstPassword({ user, onLeave }: { user: User; onLeave(): void }) {
  useTitle("Choose a password · Hafaloha");
  return (
    <AccountCard title="Choose a password of your own" dialog>
      <div className="grid gap-4">
        <p className="text-ink-2">
          Welcome, {user.first_name}. The password that you were given was for one sign-in. Nobody but you knows the
          next one.
        </p>
        <PasswordForm email={user.email} current="The password that you were given" />
        <Button variant="quiet" onClick={onLeave}>
          Use another account
        </Button>
      </div>
    </AccountCard>
  );
}
