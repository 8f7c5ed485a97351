import { Button } from "../shared/ui/Button.tsx";
import { Dialog } from "../shared/ui/Dialog.tsx";

interface SignOutDialogProps {
  /** Actions that nobody has sent. */
  saved: number;
  onClose(): void;
  onSignOut(): void;
}

/** Before a sign-out that would lose something. */
export function SignOutDialog({ saved, onClose, onSignOut }: SignOutDialogProps) {
  const actions = saved === 1 ? "1 saved action has" : `${saved} saved actions have`;
  return (
    <Dialog
      onClose={onClose}
      title="Sign out and lose what is saved?"
      description={`${actions} not been sent yet. Signing out discards ${saved === 1 ? "it" : "them"}.`}
      footer={
        <>
          <Button onClick={onClose}>Stay signed in</Button>
          <Button variant="red" onClick={onSignOut}>
            Sign out and discard
          </Button>
        </>
      }
    >
      <p className="text-ink-2">Stay signed in and reconnect to send {saved === 1 ? "it" : "them"} first.</p>
    </Dialog>
  );
}
