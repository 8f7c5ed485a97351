import { clsx } from "clsx";
import { useState } from "react";
import type { BoardColumnName } from "../../../state/boardView.ts";
import { BoardColumn } from "./BoardColumn.tsx";
import { BoardTabs } from "./BoardTabs.tsx";
import type { BoardProps } from "./boardProps.ts";
import { ColumnCards } from "./ColumnCards.tsx";
import { useDropClass } from "./dragState.ts";
import { statusLook } from "./statusLook.ts";

const others = ["preparing", "ready", "completed"] as const satisfies readonly BoardColumnName[];

/** What waits to be accepted, and beside it one of the other columns. */
export function TabletBoard({ view, moves, open }: BoardProps) {
  const [chosen, setChosen] = useState<BoardColumnName>(others.find((name) => name === open) ?? "preparing");
  const drop = useDropClass(chosen);
  const { columns } = view;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-2 gap-3.5 px-5 pt-2.5">
      <BoardColumn name="pending" cards={columns.pending} count={columns.pending.length} moves={moves} />
      <div className="flex min-h-0 min-w-0 flex-col">
        <div className="mb-1">
          <BoardTabs names={others} chosen={chosen} view={view} onChoose={setChosen} />
        </div>
        <div
          id="board-panel"
          role="tabpanel"
          aria-label={statusLook[chosen].word}
          data-column={chosen}
          className={clsx("flex min-h-0 flex-1 flex-col rounded-card", drop)}
        >
          <h2 className="sr-only">{statusLook[chosen].word}</h2>
          <ColumnCards key={chosen} name={chosen} cards={columns[chosen]} moves={moves} />
        </div>
      </div>
    </div>
  );
}
