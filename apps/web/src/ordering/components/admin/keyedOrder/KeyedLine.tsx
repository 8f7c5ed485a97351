import { Stepper } from "../../../../shared/ui/Stepper.tsx";
import { type CartChange, type CartLine, mostOfOneLine } from "../../../state/cart.ts";
import { optionName } from "../../../state/optionName.ts";
import { useOrderable } from "./useOrderable.ts";

/** A line that was keyed in and not sent yet; none of it takes it off. */
export function KeyedLine({ line, onChange }: { line: CartLine; onChange: (change: CartChange) => void }) {
  const item = useOrderable().items?.find(({ id }) => id === line.itemId);
  const options = item?.option_groups.flatMap((group) => group.options) ?? [];
  const chosen = line.options.flatMap(({ id, quantity }) => {
    const option = options.find((each) => each.id === id);
    return option ? [optionName({ name: option.name, quantity })] : [];
  });
  return (
    <li className="flex items-center gap-3 border-b border-line pb-2">
      <span className="min-w-0 flex-1">
        <span className="break-words">{line.name}</span>
        {chosen.length > 0 && <span className="block text-sm text-ink-2">{chosen.join(" · ")}</span>}
        {line.notes && <span className="block text-sm text-ink-2 italic">{line.notes}</span>}
        <span className="block text-sm font-semibold text-action-text">New</span>
      </span>
      <Stepper
        label={line.name}
        value={line.quantity}
        min={0}
        max={mostOfOneLine}
        onChange={(quantity) => onChange({ type: "setQuantity", key: line.key, quantity })}
      />
    </li>
  );
}
