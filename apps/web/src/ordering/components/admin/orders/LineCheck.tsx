import type { OrderLine } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { isMade } from "../../../state/boardMoves.ts";
import { LineWords } from "./LineWords.tsx";
import { checkState } from "./orderWords.ts";

/** A line that can be checked off; the whole row is the target. */
export function LineCheck({ line, onCheck }: { line: OrderLine; onCheck(isMade: boolean): void }) {
  const made = isMade(line);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the row holds a name and its options, which an input cannot
    <button
      type="button"
      role="checkbox"
      aria-checked={checkState(line)}
      onClick={(event) => {
        // The second half of a double tap means what the first one meant.
        if (event.detail <= 1) onCheck(!made);
      }}
      className={clsx(
        "grid w-full grid-cols-[26px_1fr_auto] items-start rounded-chip py-1 text-left pointer-coarse:min-h-11 pointer-coarse:py-2",
        made && "text-ink-2",
      )}
    >
      <span className="font-bold">{line.quantity}</span>
      <LineWords line={line} struck={made} />
      <CheckBox line={line} />
    </button>
  );
}

function CheckBox({ line }: { line: OrderLine }) {
  const made = isMade(line);
  return (
    <span className="flex items-center gap-1.5 pl-2">
      {!made && line.made_quantity > 0 && (
        <span className="text-sm text-ink-2">
          {line.made_quantity} of {line.quantity}
        </span>
      )}
      <span
        aria-hidden
        className={clsx(
          "grid size-5 place-items-center rounded-chip border-2",
          made ? "border-ready bg-ready text-surface" : "border-line-strong",
        )}
      >
        {made && <Check size={14} strokeWidth={3.4} />}
      </span>
    </span>
  );
}
