import type { UseFormReturn } from "react-hook-form";
import { Field } from "../../../shared/ui/Field.tsx";
import type { CheckoutFields } from "./checkoutFields.ts";
import { FormSection } from "./FormSection.tsx";

export function ContactFields({ form: { register, formState } }: { form: UseFormReturn<CheckoutFields> }) {
  const { errors } = formState;
  return (
    <FormSection title="Your contact">
      <Field label="Name" error={errors.name?.message}>
        {(control) => (
          <input
            {...control}
            autoComplete="name"
            maxLength={120}
            {...register("name", { validate: (name) => name.trim() !== "" || "Type the name to call out." })}
          />
        )}
      </Field>
      <Field label="Phone" help="Only for this order." error={errors.phone?.message}>
        {(control) => (
          <input
            {...control}
            type="tel"
            autoComplete="tel"
            maxLength={40}
            {...register("phone", {
              validate: (phone) => phone.trim().length >= 3 || "Type a phone number with 3 digits or more.",
            })}
          />
        )}
      </Field>
      <Field label="Email" optional error={errors.email?.message}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="email"
            maxLength={254}
            {...register("email", {
              validate: (email) =>
                email.trim() === "" ||
                /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ||
                "Use an address like name@example.com.",
            })}
          />
        )}
      </Field>
    </FormSection>
  );
}
