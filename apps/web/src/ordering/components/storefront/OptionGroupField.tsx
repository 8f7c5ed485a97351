import type { OptionGroup } from "@hafaloha/contract";
import { CircleAlert } from "lucide-react";
import { formatMoney } from "../../../shared/ui/money.ts";
import { Stepper } from "../../../shared/ui/Stepper.tsx";
import type { ChosenOption } from "../../state/cart.ts";
import { chooseOption, chosenCount, freeOptionIds, groupControl, groupRule } from "../../state/cartOptions.ts";
import { OptionRow } from "./OptionRow.tsx";

interface OptionGroupFieldProps {
  group: OptionGroup;
  currency: string;
  chosen: readonly ChosenOption[];
  problem: string | null;
  onChange(chosen: readonly ChosenOption[]): void;
}

/** One group of a dish: "Base, choose 1", "Toppings, up to 3, first is free". */
export function OptionGroupField({ group, currency, chosen, problem, onChange }: OptionGroupFieldProps) {
  const control = groupControl(group);
  const free = freeOptionIds(group, chosen);
  const isFull = group.max_select > 1 && chosenCount(group, chosen) >= group.max_select;
  const quantityOf = (id: number) => chosen.find((option) => option.id === id)?.quantity ?? 0;
  const problemId = `group-${group.id}-problem`;
  return (
    <fieldset
      id={`group-${group.id}`}
      tabIndex={-1}
      aria-describedby={problem ? problemId : undefined}
      className="mt-5 outline-none"
    >
      <legend className="flex w-full items-center gap-2 text-md font-[650]">
        {group.name}
        <span className="ml-auto text-sm font-medium text-ink-2">{groupRule(group)}</span>
      </legend>
      {problem && (
        <p id={problemId} className="flex items-center gap-1.5 text-sm font-semibold text-red-text">
          <CircleAlert size={16} aria-hidden />
          {problem}
        </p>
      )}
      {group.options.map((option) =>
        control === "count" ? (
          <div key={option.id} className="flex min-h-15 items-center gap-3 border-b border-line text-[1rem]">
            <span className="flex-1">{option.name}</span>
            <span className="font-medium text-ink-2">+{formatMoney(option.additional_price, currency)}</span>
            <Stepper
              size="sm"
              label={option.name}
              value={quantityOf(option.id)}
              min={0}
              max={option.available ? group.max_select : 0}
              onChange={(quantity) => onChange(chooseOption(group, chosen, option.id, quantity))}
            />
          </div>
        ) : (
          <OptionRow
            key={option.id}
            kind={control}
            name={`group-${group.id}`}
            option={option}
            currency={currency}
            checked={quantityOf(option.id) > 0}
            free={free.has(option.id)}
            full={isFull}
            onChange={(checked) => onChange(chooseOption(group, chosen, option.id, checked ? 1 : 0))}
          />
        ),
      )}
    </fieldset>
  );
}
