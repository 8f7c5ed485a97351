import type { Restaurant } from "@hafaloha/contract";
import { Field } from "../../../../shared/ui/Field.tsx";
import { fieldOf, type SettingsField, type SettingsForm, type SettingsProblems } from "../../../state/settingsForm.ts";

const longest: Readonly<Partial<Record<SettingsField, number>>> = { name: 120, address: 300, phone: 40 };

interface SettingFieldProps {
  form: SettingsForm;
  restaurant: Restaurant;
  problems: SettingsProblems;
  field: SettingsField;
  label: string;
  help?: string;
  type?: "tel";
  onType: (field: SettingsField, text: string) => void;
}

export function SettingField({ form, restaurant, problems, field, label, help, type, onType }: SettingFieldProps) {
  const isNumber = /(Amber|Red|Minutes)$/.test(field);
  return (
    <Field label={label} help={help} error={problems[field]}>
      {(control) => (
        <input
          {...control}
          type={type ?? "text"}
          inputMode={isNumber ? "numeric" : undefined}
          maxLength={longest[field]}
          value={fieldOf(form, restaurant, field)}
          onChange={({ target }) => onType(field, target.value)}
        />
      )}
    </Field>
  );
}
