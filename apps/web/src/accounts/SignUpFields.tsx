import type { Restaurant } from "@hafaloha/contract";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link } from "wouter";
import { Button } from "../shared/ui/Button.tsx";
import { Field } from "../shared/ui/Field.tsx";
import { signUp } from "./accountsApi.ts";
import { keepSession } from "./authStore.ts";
import { FormRefusal } from "./FormRefusal.tsx";
import { signUpRules } from "./formRules.ts";
import { refusalWords } from "./signInWords.ts";

interface SignUpFieldsProps {
  /** Those to choose from; one alone needs no choice. */
  restaurants: readonly Restaurant[];
  signInHref: string;
}

export function SignUpFields({ restaurants, signInHref }: SignUpFieldsProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(signUpRules),
    mode: "onTouched",
    defaultValues: { first_name: "", last_name: "", email: "", password: "", restaurant_id: restaurants[0]?.id ?? 0 },
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (customer) => {
    setRefusal(null);
    try {
      keepSession(await signUp({ ...customer, phone: customer.phone ?? null }));
    } catch (error) {
      setRefusal(refusalWords(error));
    }
  });

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <FormRefusal words={refusal} />
      <Field label="First name" error={errors.first_name && "Type your name."}>
        {(control) => <input {...control} {...register("first_name")} autoComplete="given-name" />}
      </Field>
      <Field label="Last name" optional error={errors.last_name && "Use at most 80 letters."}>
        {(control) => <input {...control} {...register("last_name")} autoComplete="family-name" />}
      </Field>
      <Field label="Email" error={errors.email && "Use an address like name@example.com."}>
        {(control) => <input {...control} {...register("email")} type="email" autoComplete="username" />}
      </Field>
      <Field label="Password" help="At least 8 characters." error={errors.password && "Use at least 8 characters."}>
        {(control) => <input {...control} {...register("password")} type="password" autoComplete="new-password" />}
      </Field>
      {restaurants.length > 1 && (
        <Field label="Your restaurant" help="You can order at all of them.">
          {(control) => (
            <select {...control} {...register("restaurant_id", { valueAsNumber: true })}>
              {restaurants.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
        Create account
      </Button>
      <p className="text-ink-2">
        Have an account?{" "}
        <Link href={signInHref} className="font-semibold text-action-text">
          Sign in
        </Link>
      </p>
    </form>
  );
}
