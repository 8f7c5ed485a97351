import type { OrderLine } from "@hafaloha/contract";
import { clsx } from "clsx";
import { isMade } from "../../../state/boardMoves.ts";
import { CheckBox, CheckRow } from "./CheckRow.tsx";
import { LineWords } from "./LineWords.tsx";

/** A line on a card, to be checked off. */
export function LineCheck({ line, onCheck }: { line: OrderLine; onCheck(isMade: boolean): void }) {
  const made = isMade(line);
  return (
    <CheckRow
      line={line}
      onCheck={onCheck}
      className={clsx(
        "grid w-full grid-cols-[26px_1fr_auto] items-start rounded-chip py-1 text-left pointer-coarse:min-h-11 pointer-coarse:py-2",
        made && "text-ink-2",
      )}
    >
      <span className="font-bold">{line.quantity}</span>
      <LineWords line={line} struck={made} />
      <CheckBox line={line} />
    </CheckRow>
  );
}
