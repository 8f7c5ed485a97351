import { ArrowUp, Plus, Trash2 } from "lucide-react";
import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { newOption, type TypedGroup, type TypedOption } from "../../../state/itemFields.ts";
import type { ItemProblems } from "../../../state/itemProblems.ts";
import { OptionForm } from "./OptionForm.tsx";

interface OptionGroupFormProps {
  group: TypedGroup;
  problems: ItemProblems;
  /** Whether an option that is there already can be had. */
  isLeft(optionId: number): boolean;
  onChange(group: TypedGroup): void;
  onRemove(): void;
  /** Null for the first. */
  onUp: (() => void) | null;
}

const counts = [
  ["least", "At least"],
  ["most", "At most"],
  ["free", "Free"],
] as const;

export function OptionGroupForm({ group, problems, isLeft, onChange, onRemove, onUp }: OptionGroupFormProps) {
  const { key, options } = group;
  const name = group.name || "new group";
  const change = (next: readonly TypedOption[]) => onChange({ ...group, options: next });
  return (
    <fieldset className="grid gap-3 rounded-card border border-line bg-surface p-3">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-end gap-1">
        <div className="min-w-0 flex-1">
          <Field label="Group" error={problems[`${key}.name`]}>
            {(control) => (
              <input
                {...control}
                value={group.name}
                maxLength={120}
                placeholder="Side"
                onChange={({ target }) => onChange({ ...group, name: target.value })}
              />
            )}
          </Field>
        </div>
        {onUp && (
          <Button variant="quiet" square aria-label={`Move ${name} up`} onClick={onUp}>
            <ArrowUp size={18} aria-hidden />
          </Button>
        )}
        <Button variant="quiet" square aria-label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 size={18} aria-hidden />
        </Button>
      </div>
      <div className="grid grid-cols-3 items-start gap-2">
        {counts.map(([field, label]) => (
          <Field key={field} label={label} error={problems[`${key}.${field}`]}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                maxLength={2}
                value={group[field]}
                onChange={({ target }) => onChange({ ...group, [field]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {options.map((option, index) => (
        <OptionForm
          key={option.key}
          option={option}
          problems={problems}
          isLeft={option.id === null || isLeft(option.id)}
          onChange={(next) => change(options.with(index, next))}
          onRemove={() => change(options.toSpliced(index, 1))}
          onUp={index === 0 ? null : () => change(options.toSpliced(index, 1).toSpliced(index - 1, 0, option))}
        />
      ))}
      {problems[`${key}.options`] && (
        <p className="text-sm font-semibold text-red-text">{problems[`${key}.options`]}</p>
      )}
      <Button
        variant="quiet"
        aria-invalid={problems[`${key}.options`] ? true : undefined}
        className="justify-self-start px-2!"
        onClick={() => change([...options, newOption(newIdempotencyKey())])}
      >
        <Plus size={18} aria-hidden />
        Add an option
      </Button>
    </fieldset>
  );
}
