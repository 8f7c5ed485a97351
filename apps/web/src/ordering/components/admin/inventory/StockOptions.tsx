import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useReturnFocus } from "../../../../shared/hooks/useReturnFocus.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { setOptionStock, stockedItemQuery } from "../../../api/inventory.ts";
import { useDesk } from "../live/desk.ts";
import { CountField } from "./CountField.tsx";
import { useStockCommand } from "./useStockCommand.ts";
import { useToldVersion } from "./useToldVersion.ts";

interface Choice {
  readonly id: number;
  readonly name: string;
  readonly stock_quantity?: number | null | undefined;
}

/** The choices of an item: each sells until it is gone, by its own count or by hand. */
export function StockOptions({ itemId }: { itemId: number }) {
  const { restaurant } = useDesk();
  const { data } = useQuery(stockedItemQuery(restaurant.id, itemId, useToldVersion(itemId)));
  const { run, busy, failure } = useStockCommand(setOptionStock);
  const [counting, setCounting] = useState<number | null>(null);
  const options = data?.option_groups.flatMap((group) => group.options) ?? [];
  if (options.length === 0) return null;
  const set = async (optionId: number, quantity: number | null) => {
    const isSet = Boolean(await run({ optionId, quantity }));
    if (isSet) setCounting(null);
    return isSet;
  };
  return (
    <section aria-label="Choices">
      <h3 className="mb-1 text-md font-[650]">Choices</h3>
      <FailureNote failure={failure} />
      <ul aria-busy={busy}>
        {options.map((option) => (
          <li key={option.id} className="border-b border-line py-1.5">
            <div className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 flex-1">
                <b className="block font-semibold break-words">{option.name}</b>
                <span className="text-sm text-ink-2">{leftWords(option)}</span>
              </span>
              <Button
                aria-label={`Count ${option.name}`}
                aria-expanded={counting === option.id}
                onClick={() => setCounting(counting === option.id ? null : option.id)}
              >
                Count
              </Button>
              {option.stock_quantity === 0 ? (
                <Button aria-label={`Put back ${option.name}`} onClick={() => void set(option.id, null)}>
                  Put back
                </Button>
              ) : (
                <Button aria-label={`86 ${option.name}`} onClick={() => void set(option.id, 0)}>
                  86
                </Button>
              )}
            </div>
            {counting === option.id && (
              <CountOption
                option={option}
                onSave={(quantity) => set(option.id, quantity)}
                onClose={() => setCounting(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function leftWords({ stock_quantity: left }: Choice): string {
  if (left == null) return "Not counted";
  return left === 0 ? "Sold out until put back" : `${left} left`;
}

interface CountOptionProps {
  option: Choice;
  /** False where it could not be saved: the form stays. */
  onSave: (quantity: number) => Promise<boolean>;
  onClose: () => void;
}

function CountOption({ option, onSave, onClose }: CountOptionProps) {
  const [quantity, setQuantity] = useState(option.stock_quantity ?? 0);
  const returnFocus = useReturnFocus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSave(quantity).then((isSaved) => isSaved && returnFocus());
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    returnFocus();
    onClose();
  };
  return (
    <form
      aria-label={`Count of ${option.name}`}
      className="flex flex-wrap items-center gap-2 pt-2"
      onSubmit={submit}
      onKeyDown={leave}
    >
      <CountField label={`${option.name} left`} value={quantity} min={0} onChange={setQuantity} />
      <Button type="submit" variant="primary" className="ml-auto">
        Save
      </Button>
    </form>
  );
}
