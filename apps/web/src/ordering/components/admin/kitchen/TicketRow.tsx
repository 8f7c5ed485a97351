import type { OrderLine } from "@hafaloha/contract";
import { clsx } from "clsx";
import { isMade } from "../../../state/boardMoves.ts";
import type { TicketLine } from "../../../state/kitchen.ts";
import { CheckBox, CheckRow } from "../orders/CheckRow.tsx";
import { optionWords } from "../orders/orderWords.ts";
import { loud } from "./kitchenWords.ts";

const grid = "grid min-h-16 w-full grid-cols-[58px_1fr_auto] items-start py-2.25 pr-3.5 pl-4.5 text-left font-semibold";

/** One line of a ticket; a tap says that it is made. */
export function TicketRow({ row, onCheck }: { row: TicketLine; onCheck(line: OrderLine, made: boolean): void }) {
  if (row.kind === "void") {
    return (
      <div className={clsx(grid, "void-hatch text-red-text")}>
        <Quantity line={row.line} />
        <Words line={row.line} label={<Label look="void">Void</Label>} isStruck />
      </div>
    );
  }
  const { line, edit } = row;
  const made = isMade(line);
  return (
    <CheckRow
      line={line}
      onCheck={(isMadeNow) => onCheck(line, isMadeNow)}
      className={clsx(
        grid,
        "focus-visible:-outline-offset-3",
        made && "text-ink-3",
        edit !== null && "bg-[color-mix(in_oklab,var(--amber)_14%,transparent)]",
      )}
    >
      <Quantity line={line} />
      <Words
        line={line}
        label={edit && <Label look="edited">{edit === "added" ? "Added" : "Changed"}</Label>}
        isStruck={made}
      />
      <CheckBox line={line} large />
    </CheckRow>
  );
}

function Quantity({ line }: { line: TicketLine["line"] }) {
  return (
    <span className="text-[1.13em] font-bold">
      {line.quantity}
      <span className="ml-px text-[.7em] opacity-80">×</span>
    </span>
  );
}

function Words({ line, label, isStruck }: { line: TicketLine["line"]; label: React.ReactNode; isStruck: boolean }) {
  const more = [optionWords(line), line.notes].filter(Boolean).join(" · ");
  return (
    <span className="min-w-0 pr-2 break-words">
      {label}
      <span className={clsx(isStruck && "line-through decoration-3")}>{line.name}</span>
      {more && (
        <span className={clsx("block text-[.87em] font-medium [font-stretch:85%]", !isStruck && "text-action-text")}>
          {loud(more)}
        </span>
      )}
    </span>
  );
}

const labels = { void: "bg-red text-on-red", edited: "bg-amber text-on-amber" };

function Label({ look, children }: { look: keyof typeof labels; children: string }) {
  return (
    <span className={clsx("mr-2 inline-flex rounded-chip px-2 align-[3px] text-[.67em]/6.5 font-bold", labels[look])}>
      {children}
    </span>
  );
}
