import type { OrderLine } from "@hafaloha/contract";
import { clsx } from "clsx";
import { useState } from "react";
import { LineCheck } from "./LineCheck.tsx";
import { LineWords } from "./LineWords.tsx";

interface OrderLinesProps {
  lines: readonly OrderLine[];
  /** More than so many open in place. */
  most: number;
  large?: boolean;
  /** Checks off what is made; null while nobody works on the order. */
  onCheck: ((lines: readonly OrderLine[], isMade: boolean) => void) | null;
}

export function OrderLines({ lines, most, large = false, onCheck }: OrderLinesProps) {
  const [open, setOpen] = useState(false);
  const shown = open || lines.length <= most ? lines : lines.slice(0, most);
  const hidden = lines.length - shown.length;
  return (
    <>
      <ul className={clsx("grid", large ? "text-md" : "text-base", onCheck ? "-my-1" : "gap-1.25")}>
        {shown.map((line) => (
          <li key={line.id} className="leading-5">
            {onCheck ? (
              <LineCheck line={line} onCheck={(isMade) => onCheck([line], isMade)} />
            ) : (
              <div className="grid grid-cols-[26px_1fr]">
                <span className="font-bold">{line.quantity}</span>
                <LineWords line={line} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button
          type="button"
          className="mt-1 min-h-11 pl-[26px] text-sm font-semibold text-action-text"
          onClick={() => setOpen(true)}
        >
          and {hidden} more
        </button>
      )}
    </>
  );
}
