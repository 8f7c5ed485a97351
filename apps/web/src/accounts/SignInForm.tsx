import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link } from "wouter";
import { Button } from "../shared/ui/Button.tsx";
import { Field } from "../shared/ui/Field.tsx";
import { signIn } from "./accountsApi.ts";
import { keepSession } from "./authStore.ts";
import { FormRefusal } from "./FormRefusal.tsx";
import { signInRules } from "./formRules.ts";
import { type SignedOutBecause, signedOutWords } from "./signedOutBecause.ts";
import { refusalWords } from "./signInWords.ts";

export function SignInForm({ because, signUpHref }: { because: SignedOutBecause; signUpHref: string }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit, formState, setFocus, resetField } = useForm({
    resolver: zodResolver(signInRules),
    mode: "onTouched",
    defaultValues: { email: "", password: "" },
  });
  const { errors, isSubmitting } = formState;
  const why = signedOutWords(because);
  const submit = handleSubmit(async ({ email, password }) => {
    setRefusal(null);
    try {
      keepSession(await signIn({ email, password }));
    } catch (error) {
      setRefusal(refusalWords(error));
      resetField("password");
      setFocus("password");
    }
  });

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {why && !refusal && (
        <p role="alert" className="rounded-control bg-pending-soft px-3 py-2.5 font-medium text-pending-text">
          {why}
        </p>
      )}
      <FormRefusal words={refusal} />
      <Field label="Email" error={errors.email && "Use an address like name@example.com."}>
        {(control) => <input {...control} {...register("email")} type="email" autoComplete="username" />}
      </Field>
      <Field label="Password" error={errors.password && "Type your password."}>
        {(control) => <input {...control} {...register("password")} type="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
        Sign in
      </Button>
      <p className="text-ink-2">
        New here?{" "}
        <Link href={signUpHref} className="font-semibold text-action-text">
          Create an account
        </Link>
      </p>
    </form>
  );
}
