import type { Colleague } from "@hafaloha/contract";
import { useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { changeColleague, removeColleague, signOutColleague } from "../../../api/people.ts";
import type { Sending } from "../../../api/staffCommand.ts";
import { useDesk } from "../live/desk.ts";
import { newPassword } from "./newPassword.ts";

export type Confirmed = "password" | "signOut" | "remove";

interface Words {
  readonly title: (name: string) => string;
  readonly text: (name: string) => string;
  readonly button: string;
  readonly said: (name: string) => string;
}

const words: Readonly<Record<Confirmed, Words>> = {
  password: {
    title: (name) => `A new password for ${name}?`,
    text: (name) =>
      `The old one stops working and ${name} is signed out everywhere. You hand over one for one sign-in.`,
    button: "New password",
    said: (name) => `${name} has a new password.`,
  },
  signOut: {
    title: (name) => `Sign ${name} out everywhere?`,
    text: (name) => `Every device of ${name} is signed out. The password stays as it is.`,
    button: "Sign out everywhere",
    said: (name) => `${name} is signed out everywhere.`,
  },
  remove: {
    title: (name) => `Remove ${name}?`,
    text: (name) => `${name} is signed out and cannot sign in again. Past orders keep the name.`,
    button: "Remove",
    said: (name) => `${name} is removed.`,
  },
};

interface ConfirmDialogProps {
  what: Confirmed;
  person: Colleague;
  onClose(): void;
  /** With the password that was given, where one was. */
  onDone(said: string, password?: string): void;
}

/** Before what signs somebody out at once. */
export function ConfirmDialog({ what, person, onClose, onDone }: ConfirmDialogProps) {
  const { restaurant } = useDesk();
  const [password] = useState(newPassword);
  const { run, busy, failure } = useCommand(async (confirmed: Confirmed, how) => {
    await carryOut(confirmed, person, password, { restaurantId: restaurant.id, ...how });
    return confirmed;
  });
  const { title, text, button, said } = words[what];
  const name = person.first_name;
  const confirm = async () => {
    const confirmed = await run(what);
    if (confirmed) onDone(said(name), confirmed === "password" ? password : undefined);
  };
  return (
    <Dialog
      onClose={onClose}
      title={title(name)}
      description={text(name)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="red" busy={busy} onClick={() => void confirm()}>
            {button}
          </Button>
        </>
      }
    >
      <FailureNote failure={failure} />
    </Dialog>
  );
}

async function carryOut(what: Confirmed, { id }: Colleague, password: string, how: Sending): Promise<void> {
  switch (what) {
    case "password":
      await changeColleague(id, { password }, how);
      return;
    case "signOut":
      return signOutColleague(id, how);
    case "remove":
      return removeColleague(id, how);
    default:
      what satisfies never;
  }
}
