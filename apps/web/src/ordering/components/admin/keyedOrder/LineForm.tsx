import type { GuestMenuItem } from "@hafaloha/contract";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { NoteInput } from "../../../../shared/ui/NoteInput.tsx";
import { Stepper } from "../../../../shared/ui/Stepper.tsx";
import { type CartLine, type ChosenOption, mostOfOneLine } from "../../../state/cart.ts";
import { availableChoices, groupProblem } from "../../../state/cartOptions.ts";
import { fromCents, unitPriceCents } from "../../../state/cartPricing.ts";
import { OptionGroupField } from "../../storefront/OptionGroupField.tsx";
import { useDesk } from "../live/desk.ts";

interface LineFormProps {
  item: GuestMenuItem;
  held: number;
  onAdd: (line: Omit<CartLine, "key">) => void;
  onBack: () => void;
}

/** The choices of one dish, as a customer has them; the server prices the line. */
export function LineForm({ item, held, onAdd, onBack }: LineFormProps) {
  const { currency } = useDesk().restaurant;
  const [picked, setPicked] = useState<readonly ChosenOption[]>([]);
  const [quantity, setQuantity] = useState(1);
  const [notes, setNotes] = useState("");
  const [asked, setAsked] = useState(false);
  const options = availableChoices(item, picked);
  const left = item.available_quantity === null ? mostOfOneLine : Math.max(item.available_quantity - held, 1);
  const count = Math.min(quantity, left);
  const price = formatMoney(fromCents(unitPriceCents(item, options) * count), currency);
  const add = () => {
    setAsked(true);
    const unfinished = item.option_groups.find((group) => groupProblem(group, options) !== null);
    if (unfinished) document.getElementById(`group-${unfinished.id}`)?.focus();
    else onAdd({ itemId: item.id, name: item.name, quantity: count, options, notes });
  };
  return (
    <section aria-label={item.name} className="grid gap-3">
      <Button variant="quiet" className="justify-self-start px-2!" onClick={onBack}>
        <ArrowLeft size={18} aria-hidden />
        Another dish
      </Button>
      <h4 className="text-md font-[650]">{item.name}</h4>
      <div className="-mt-4">
        {item.option_groups.map((group) => (
          <OptionGroupField
            key={group.id}
            group={group}
            currency={currency}
            chosen={options}
            problem={asked ? groupProblem(group, options) : null}
            onChange={setPicked}
          />
        ))}
      </div>
      <NoteInput label="Note for the kitchen" most={500} value={notes} onChange={setNotes} />
      <div className="flex items-center gap-3">
        <Stepper label={item.name} value={count} min={1} max={left} onChange={setQuantity} />
        <Button variant="primary" className="flex-1" onClick={add}>
          Add {count} · {price}
        </Button>
      </div>
    </section>
  );
}
