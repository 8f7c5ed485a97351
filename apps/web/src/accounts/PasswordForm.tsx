import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { failureWords } from "../shared/http/apiError.ts";
import { Button } from "../shared/ui/Button.tsx";
import { Field } from "../shared/ui/Field.tsx";
import { changePassword } from "./changePassword.ts";
import { FormRefusal } from "./FormRefusal.tsx";
import { passwordRules } from "./formRules.ts";

interface PasswordFormProps {
  email: string;
  /** What the password of now is called. */
  current: string;
  onChanged?: () => void;
}

/** Changes the password of whoever is signed in; every other device is signed out by it. */
export function PasswordForm({ email, current, onChanged }: PasswordFormProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { register, handleSubmit, formState, reset, setFocus } = useForm({
    resolver: zodResolver(passwordRules),
    mode: "onTouched",
    defaultValues: { current_password: "", new_password: "", again: "" },
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async ({ current_password, new_password }) => {
    setRefusal(null);
    try {
      await changePassword({ current_password, new_password });
      reset();
      onChanged?.();
    } catch (error) {
      setRefusal(failureWords(error));
      setFocus("current_password");
    }
  });
  const isSame = errors.again === undefined;
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <FormRefusal words={refusal} />
      {/* For password managers, which look for the name beside the password. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <Field label={current} error={errors.current_password && "Type it."}>
        {(control) => (
          <input {...control} {...register("current_password")} type="password" autoComplete="current-password" />
        )}
      </Field>
      <Field
        label="New password"
        help="At least 8 characters."
        error={errors.new_password && "Use at least 8 characters."}
      >
        {(control) => <input {...control} {...register("new_password")} type="password" autoComplete="new-password" />}
      </Field>
      <Field label="New password again" error={isSame ? undefined : "The two are not the same."}>
        {(control) => <input {...control} {...register("again")} type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
        Change password
      </Button>
    </form>
  );
}
