import { clsx } from "clsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { formatMoney } from "../../../shared/ui/money.ts";
import { Stepper } from "../../../shared/ui/Stepper.tsx";
import { type CartChange, mostOfOneLine } from "../../state/cart.ts";
import { fromCents } from "../../state/cartPricing.ts";
import type { CartLineView } from "../../state/cartView.ts";
import { DishPicture } from "./DishPicture.tsx";
import { lineProblem } from "./lineProblem.ts";

interface CartLineRowProps {
  view: CartLineView;
  currency: string;
  onChange(change: CartChange): void;
}

export function CartLineRow({
  view: { line, item, optionNames, totalCents, state },
  currency,
  onChange,
}: CartLineRowProps) {
  const problem = lineProblem(state);
  const canBeHad = state.kind === "ok" || state.kind === "short";
  return (
    <li className="grid grid-cols-[52px_1fr_auto] gap-3 border-b border-line py-3">
      <DishPicture src={item?.image_url ?? null} faded={!canBeHad} className="size-13 rounded-[12px]" />
      <div className="min-w-0">
        <b className={clsx("block leading-5", !canBeHad && "text-ink-3 line-through")}>{item?.name ?? line.name}</b>
        {canBeHad && optionNames.length > 0 && <p className="text-sm text-ink-2">{optionNames.join(" · ")}</p>}
        {canBeHad && line.notes && <p className="text-sm text-ink-2">“{line.notes}”</p>}
        {problem && <p className="text-sm font-semibold text-amber-text">{problem}</p>}
        {canBeHad && (
          <div className="mt-1.5">
            <Stepper
              size="sm"
              label={line.name}
              value={line.quantity}
              min={0}
              max={state.kind === "short" ? Math.max(state.available, 0) : mostOfOneLine}
              onChange={(quantity) => onChange({ type: "setQuantity", key: line.key, quantity })}
            />
          </div>
        )}
      </div>
      {canBeHad ? (
        <p className="font-semibold">{formatMoney(fromCents(totalCents), currency)}</p>
      ) : (
        <Button
          className="self-center text-action-text"
          aria-label={`Remove ${line.name}`}
          onClick={() => onChange({ type: "remove", key: line.key })}
        >
          Remove
        </Button>
      )}
    </li>
  );
}
