import { addColleagueRequest, type Colleague } from "@hafaloha/contract";
import { zodResolver } from "@hookform/resolvers/zod";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { addColleague, type NewColleague, type StaffRole } from "../../../api/people.ts";
import { useDesk } from "../live/desk.ts";
import { newPassword } from "./newPassword.ts";
import { RoleChoice } from "./RoleChoice.tsx";

const { email, last_name } = addColleagueRequest.shape.person.shape;
const rules = z.object({
  email,
  first_name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  last_name,
});

interface AddPersonDialogProps {
  onClose(): void;
  onAdded(person: Colleague, password: string): void;
}

/** Somebody new, who gets a password for one sign-in (A1). */
export function AddPersonDialog({ onClose, onAdded }: AddPersonDialogProps) {
  const { restaurant } = useDesk();
  const form = useId();
  const [role, setRole] = useState<StaffRole>("staff");
  // One for the dialog: a repeat of the same request must be the same request.
  const [password] = useState(newPassword);
  const { run, busy, failure } = useCommand((person: NewColleague, how) =>
    addColleague(person, { restaurantId: restaurant.id, ...how }),
  );
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(rules),
    mode: "onTouched",
    defaultValues: { email: "", first_name: "", last_name: "" },
  });
  const { errors } = formState;
  const submit = handleSubmit(async (typed) => {
    const added = await run({ ...typed, role, password });
    if (added) onAdded(added, password);
  });
  return (
    <Dialog
      onClose={onClose}
      title="Add someone"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy}>
            Add
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FailureNote failure={failure} />
        <Field label="First name" error={errors.first_name && "Type their name."}>
          {(control) => <input {...control} {...register("first_name")} autoComplete="off" />}
        </Field>
        <Field label="Last name" optional error={errors.last_name && "Use at most 80 letters."}>
          {(control) => <input {...control} {...register("last_name")} autoComplete="off" />}
        </Field>
        <Field
          label="Email"
          help="They sign in with it. Nothing is sent to it."
          error={errors.email && "Use an address like name@example.com."}
        >
          {(control) => <input {...control} {...register("email")} type="email" autoComplete="off" />}
        </Field>
        <RoleChoice role={role} onChoose={setRole} />
      </form>
    </Dialog>
  );
}
