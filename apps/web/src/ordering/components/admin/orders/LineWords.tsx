import type { OrderLine } from "@hafaloha/contract";
import { clsx } from "clsx";
import { optionWords } from "./orderWords.ts";

/** What is to be made, and how. */
export function LineWords({ line, struck = false }: { line: OrderLine; struck?: boolean }) {
  return (
    <span className="min-w-0">
      <span className={clsx("break-words", struck && "line-through")}>{line.name}</span>
      {line.options.length > 0 && <span className="block text-sm text-ink-2">{optionWords(line)}</span>}
      {line.notes && <span className="block text-sm text-ink-2 italic">{line.notes}</span>}
    </span>
  );
}
