import type { OrderLine } from "@hafaloha/contract";
import { clsx } from "clsx";
import { useState } from "react";
import { optionWords } from "./orderWords.ts";

/** The lines of an order; more than `most` open in place. */
export function OrderLines({
  lines,
  most,
  large = false,
}: {
  lines: readonly OrderLine[];
  most: number;
  large?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const shown = open || lines.length <= most ? lines : lines.slice(0, most);
  const hidden = lines.length - shown.length;
  return (
    <>
      <ul className={clsx("grid gap-1.25", large ? "text-md" : "text-base")}>
        {shown.map((line) => (
          <li key={line.id} className="grid grid-cols-[26px_1fr] leading-5">
            <span className="font-bold">{line.quantity}</span>
            <span className="min-w-0">
              <span className="break-words">{line.name}</span>
              {line.options.length > 0 && <span className="block text-sm text-ink-2">{optionWords(line)}</span>}
              {line.notes && <span className="block text-sm text-ink-2 italic">{line.notes}</span>}
            </span>
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
