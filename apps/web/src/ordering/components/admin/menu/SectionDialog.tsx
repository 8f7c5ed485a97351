import type { Category } from "@hafaloha/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { createSection, renameSection } from "../../../api/menuManager.ts";
import { useDesk } from "../live/desk.ts";

interface SectionDialogProps {
  /** Null makes a new one, at the end. */
  section: Category | null;
  onClose(): void;
  onSaved(section: Category): void;
}

export function SectionDialog({ section, onClose, onSaved }: SectionDialogProps) {
  const { id: restaurantId } = useDesk().restaurant;
  const [name, setName] = useState(section?.name ?? "");
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand((typed: string, how) =>
    section
      ? renameSection(section.id, typed, { restaurantId, ...how })
      : createSection(typed, { restaurantId, ...how }),
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === "") return;
    const saved = await run(name.trim());
    if (saved) onSaved(saved);
  };
  return (
    <Dialog
      onClose={onClose}
      title={section ? `Rename ${section.name}` : "New section"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="section" variant="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id="section" noValidate className="grid gap-3" onSubmit={(event) => void save(event)}>
        <Field label="Name" error={asked && name.trim() === "" ? "Type a name." : undefined}>
          {(control) => (
            <input {...control} value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <FailureNote failure={failure} />
      </form>
    </Dialog>
  );
}
