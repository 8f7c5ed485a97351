import type { UpdateStockRequest } from "@hafaloha/contract";
import { clsx } from "clsx";
import { useId } from "react";

export type StockReasonType = UpdateStockRequest["reason_type"];

const choices: readonly { reason: StockReasonType; word: string }[] = [
  { reason: "restock", word: "Restock" },
  { reason: "recount", word: "Recount" },
  { reason: "adjustment", word: "Adjust" },
];

interface ReasonChoiceProps {
  chosen: StockReasonType;
  onChoose(reason: StockReasonType): void;
}

export function ReasonChoice({ chosen, onChoose }: ReasonChoiceProps) {
  const name = useId();
  return (
    <fieldset aria-label="Reason" className="inline-flex rounded-control bg-ink/7 p-0.75">
      {choices.map(({ reason, word }) => (
        <label
          key={reason}
          className={clsx(
            "grid h-11 cursor-pointer place-items-center rounded-chip px-3 text-sm font-semibold has-focus-visible:outline-3 has-focus-visible:outline-focus",
            chosen === reason ? "bg-raised text-ink shadow-1" : "text-ink-2",
          )}
        >
          <input
            type="radio"
            name={name}
            checked={chosen === reason}
            onChange={() => onChoose(reason)}
            className="sr-only"
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
