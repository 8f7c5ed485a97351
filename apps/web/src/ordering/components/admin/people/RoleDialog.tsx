import type { Colleague } from "@hafaloha/contract";
import { useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { changeColleague, type StaffRole } from "../../../api/people.ts";
import { useDesk } from "../live/desk.ts";
import { RoleChoice } from "./RoleChoice.tsx";
import { roleLook } from "./roleLook.ts";

interface RoleDialogProps {
  person: Colleague;
  onClose(): void;
  onDone(said: string): void;
}

export function RoleDialog({ person, onClose, onDone }: RoleDialogProps) {
  const { restaurant } = useDesk();
  const [role, setRole] = useState<StaffRole>(person.role);
  const { run, busy, failure } = useCommand((chosen: StaffRole, how) =>
    changeColleague(person.id, { role: chosen }, { restaurantId: restaurant.id, ...how }),
  );
  const save = async () => {
    if (role === person.role) {
      onClose();
      return;
    }
    const changed = await run(role);
    if (changed) onDone(`${changed.first_name} is ${roleLook[changed.role].word.toLowerCase()} now.`);
  };
  return (
    <Dialog
      onClose={onClose}
      title={`What may ${person.first_name} do?`}
      description="Another role signs them out everywhere; they sign in again with it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            Change role
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FailureNote failure={failure} />
        <RoleChoice role={role} onChoose={setRole} />
      </div>
    </Dialog>
  );
}
