import { Field } from "../../../../shared/ui/Field.tsx";
import type { ItemEdit } from "./itemEdit.ts";

interface TextFieldProps {
  edit: ItemEdit;
  field: "name" | "description" | "price" | "prepMinutes" | "noticeHours" | "portions" | "alertAt";
  label: string;
  help?: string;
}

const longest = { name: 120, description: 1_000 } as const;

export function TextField({ edit: { fields, problems, type }, field, label, help }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={problems[field]}>
      {(control) => {
        const own = { ...control, value: fields[field] };
        if (field === "description") {
          return (
            <textarea
              {...own}
              rows={3}
              maxLength={longest.description}
              onChange={({ target }) => type(field, target.value)}
            />
          );
        }
        return (
          <input
            {...own}
            inputMode={field === "name" ? undefined : field === "price" ? "decimal" : "numeric"}
            maxLength={field === "name" ? longest.name : 9}
            onChange={({ target }) => type(field, target.value)}
          />
        );
      }}
    </Field>
  );
}
