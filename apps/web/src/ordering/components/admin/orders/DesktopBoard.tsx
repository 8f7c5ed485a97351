import { clsx } from "clsx";
import { X } from "lucide-react";
import { useState } from "react";
import { BoardColumn } from "./BoardColumn.tsx";
import type { BoardProps } from "./boardProps.ts";
import { CompletedRail } from "./CompletedRail.tsx";

const working = ["pending", "preparing", "ready"] as const;

/** The three columns that are worked on, and the completed ones as a rail or, where there is room, as a fourth. */
export function DesktopBoard({ view, moves, open, wide }: BoardProps & { wide: boolean }) {
  const [opened, setOpened] = useState(open === "completed");
  const fourth = wide || opened;
  const { columns, completedToday } = view;
  return (
    <div
      className={clsx(
        "grid min-h-0 flex-1 gap-3.5 px-5 pt-2.5",
        fourth ? "grid-cols-4" : "grid-cols-[repeat(3,minmax(0,1fr))_60px]",
      )}
    >
      {working.map((name) => (
        <BoardColumn key={name} name={name} cards={columns[name]} count={columns[name].length} moves={moves} />
      ))}
      {fourth ? (
        <BoardColumn
          name="completed"
          cards={columns.completed}
          count={completedToday}
          moves={moves}
          headEnd={wide ? "today, newest first" : <CloseColumn onClose={() => setOpened(false)} />}
        />
      ) : (
        <CompletedRail count={completedToday} onOpen={() => setOpened(true)} />
      )}
    </div>
  );
}

function CloseColumn({ onClose }: { onClose: () => void }) {
  return (
    <button
      type="button"
      aria-label="Close the completed orders"
      onClick={onClose}
      className="grid size-11 place-items-center text-ink-2"
    >
      <X size={18} aria-hidden />
    </button>
  );
}
