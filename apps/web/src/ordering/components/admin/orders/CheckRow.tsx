import type { OrderLine } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { isMade } from "../../../state/boardMoves.ts";
import { checkState } from "./orderWords.ts";

interface CheckRowProps {
  line: OrderLine;
  onCheck(isMade: boolean): void;
  className: string;
  children: ReactNode;
}

/** A line of an order that can be checked off; the whole row is the target. */
export function CheckRow({ line, onCheck, className, children }: CheckRowProps) {
  const made = isMade(line);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the row holds a name and its options, which an input cannot
    <button
      type="button"
      role="checkbox"
      aria-checked={checkState(line)}
      data-line={made ? "made" : "open"}
      onClick={(event) => {
        // The second half of a double tap means what the first one meant.
        if (event.detail <= 1) onCheck(!made);
      }}
      className={className}
    >
      {children}
    </button>
  );
}

/** At the row's end: how much of it is made, and the box. */
export function CheckBox({ line, large = false }: { line: OrderLine; large?: boolean }) {
  const made = isMade(line);
  return (
    <span className={clsx("flex items-center", large ? "gap-2" : "gap-1.5 pl-2")}>
      {!made && line.made_quantity > 0 && (
        <span className={large ? "text-[.67em]" : "text-sm text-ink-2"}>
          {line.made_quantity} of {line.quantity}
        </span>
      )}
      <span
        aria-hidden
        className={clsx(
          "grid place-items-center",
          large ? "size-9 rounded-control border-[2.5px]" : "size-5 rounded-chip border-2",
          made ? "border-ready bg-ready text-surface" : "border-line-strong",
        )}
      >
        {made && <Check size={large ? 24 : 14} strokeWidth={3.4} />}
      </span>
    </span>
  );
}
