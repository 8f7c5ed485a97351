import type { GuestMenuItem } from "@hafaloha/contract";
import { useState } from "react";
import { Button } from "../../../shared/ui/Button.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { formatMoney } from "../../../shared/ui/money.ts";
import { Stepper } from "../../../shared/ui/Stepper.tsx";
import { type CartLine, type ChosenOption, mostOfOneLine } from "../../state/cart.ts";
import { availableChoices, groupProblem } from "../../state/cartOptions.ts";
import { fromCents, unitPriceCents } from "../../state/cartPricing.ts";
import { OptionGroupField } from "./OptionGroupField.tsx";

interface ItemFormProps {
  item: GuestMenuItem;
  currency: string;
  isSoldOut: boolean;
  /** How many of this dish the cart holds already. */
  held: number;
  onAdd(line: Omit<CartLine, "key">): void;
}

/** Choices, note and quantity of one dish. The price runs along for display; the server prices the order. */
export function ItemForm({ item, currency, isSoldOut, held, onAdd }: ItemFormProps) {
  const [picked, setPicked] = useState<readonly ChosenOption[]>([]);
  const [notes, setNotes] = useState("");
  const [quantity, setQuantity] = useState(1);
  const [wasTried, setWasTried] = useState(false);
  // What sells out while the dialog is open falls out of the choice by itself.
  const chosen = availableChoices(item, picked);
  const most = item.available_quantity === null ? mostOfOneLine : Math.max(item.available_quantity - held, 0);
  const isGone = isSoldOut || most === 0;
  const count = Math.min(quantity, Math.max(most, 1));
  const price = formatMoney(fromCents(unitPriceCents(item, chosen) * count), currency);

  const add = () => {
    const unfinished = item.option_groups.find((group) => groupProblem(group, chosen) !== null);
    if (!unfinished) {
      onAdd({ itemId: item.id, name: item.name, quantity: count, options: chosen, notes });
      return;
    }
    setWasTried(true);
    document.getElementById(`group-${unfinished.id}`)?.focus();
  };

  return (
    <div className="flex flex-1 flex-col lg:min-h-0">
      <div className="flex-1 px-4 pb-6 md:px-6 lg:min-h-0 lg:overflow-y-auto lg:overscroll-contain lg:pt-14">
        {item.option_groups.map((group) => (
          <OptionGroupField
            key={group.id}
            group={group}
            currency={currency}
            chosen={chosen}
            problem={wasTried ? groupProblem(group, chosen) : null}
            onChange={setPicked}
          />
        ))}
        <div className="mt-5">
          <Field label="Note for the kitchen" optional>
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={500}
                placeholder="Sauce on the side…"
                value={notes}
                onChange={(event) => setNotes(event.target.value)}
              />
            )}
          </Field>
        </div>
      </div>
      <div className="sticky bottom-0 flex gap-3 border-t border-line bg-surface px-4 pt-3.5 md:bg-raised pb-[max(18px,env(safe-area-inset-bottom))] md:px-6">
        <Stepper label={item.name} size="lg" value={count} min={1} max={Math.max(most, 1)} onChange={setQuantity} />
        <Button
          variant="primary"
          size="xl"
          className="min-w-0 flex-1 justify-between! disabled:justify-center! disabled:bg-ink/8 disabled:text-ink-3"
          disabled={isGone}
          onClick={add}
        >
          {isSoldOut ? (
            "Sold out"
          ) : isGone ? (
            "All that is left is in your order"
          ) : (
            <>
              <span>Add {count}</span>
              <span>{price}</span>
            </>
          )}
        </Button>
      </div>
    </div>
  );
}
