import { ArrowUp, X } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { Switch } from "../../../../shared/ui/Switch.tsx";
import type { TypedOption } from "../../../state/itemFields.ts";
import type { ItemProblems } from "../../../state/itemProblems.ts";

interface OptionFormProps {
  option: TypedOption;
  problems: ItemProblems;
  isLeft: boolean;
  onChange(option: TypedOption): void;
  onRemove(): void;
  /** Null for the first. */
  onUp: (() => void) | null;
}

export function OptionForm({ option, problems, isLeft, onChange, onRemove, onUp }: OptionFormProps) {
  const name = option.name || "new option";
  const available = option.available ?? isLeft;
  return (
    <div className="grid gap-1 border-t border-line pt-3">
      <div className="grid grid-cols-[minmax(0,1fr)_84px_auto] items-start gap-2">
        <Field label="Option" error={problems[`${option.key}.name`]}>
          {(control) => (
            <input
              {...control}
              value={option.name}
              maxLength={120}
              onChange={({ target }) => onChange({ ...option, name: target.value })}
            />
          )}
        </Field>
        <Field label="Adds" error={problems[`${option.key}.price`]}>
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              maxLength={9}
              value={option.price}
              onChange={({ target }) => onChange({ ...option, price: target.value })}
            />
          )}
        </Field>
        <div className="flex pt-7">
          {onUp && (
            <Button variant="quiet" square aria-label={`Move ${name} up`} onClick={onUp}>
              <ArrowUp size={18} aria-hidden />
            </Button>
          )}
          <Button variant="quiet" square aria-label={`Remove ${name}`} onClick={onRemove}>
            <X size={18} aria-hidden />
          </Button>
        </div>
      </div>
      <Switch
        label={`${name} available`}
        effect={available ? "Customers can choose it." : "Shown struck, as sold out."}
        checked={available}
        // Back to how it stands is no edit: what is left of it stays.
        onChange={(next) => onChange({ ...option, available: next === isLeft ? null : next })}
      />
    </div>
  );
}
