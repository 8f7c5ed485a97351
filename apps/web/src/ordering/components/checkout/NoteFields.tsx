import type { UseFormReturn } from "react-hook-form";
import { Field } from "../../../shared/ui/Field.tsx";
import type { CheckoutFields } from "./checkoutFields.ts";
import { FormSection } from "./FormSection.tsx";

export function NoteFields({ form: { register } }: { form: UseFormReturn<CheckoutFields> }) {
  return (
    <FormSection title="For the kitchen">
      <Field label="Allergies" optional help="Stands in red on every ticket.">
        {(control) => <input {...control} maxLength={300} {...register("allergy")} />}
      </Field>
      <Field label="Note" optional>
        {(control) => <textarea {...control} rows={2} maxLength={1000} {...register("note")} />}
      </Field>
    </FormSection>
  );
}
