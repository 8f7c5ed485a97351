import { type TouchEvent, useRef, useState } from "react";
import { type BoardColumnName, boardColumns } from "../../../state/boardView.ts";
import { BoardTabs } from "./BoardTabs.tsx";
import type { BoardProps } from "./boardProps.ts";
import { ColumnCards } from "./ColumnCards.tsx";
import { statusLook } from "./statusLook.ts";

const swipeDistance = 60;

/** One column; the tabs and a swipe lead to the others. */
export function PhoneBoard({ view, moves, open }: BoardProps) {
  const [chosen, setChosen] = useState<BoardColumnName>(open ?? "pending");
  const swipe = useSwipe((step) => {
    const next = boardColumns[boardColumns.indexOf(chosen) + step];
    if (next) setChosen(next);
  });
  return (
    <>
      <BoardTabs names={boardColumns} chosen={chosen} view={view} onChoose={setChosen} />
      <div
        id="board-panel"
        role="tabpanel"
        aria-label={statusLook[chosen].word}
        data-column={chosen}
        className="flex min-h-0 flex-1 flex-col px-3 pt-1.5"
        {...swipe}
      >
        <h2 className="sr-only">{statusLook[chosen].word}</h2>
        <ColumnCards key={chosen} name={chosen} cards={view.columns[chosen]} moves={moves} />
      </div>
    </>
  );
}

/** Calls `onSwipe` with 1 for the next and -1 for the one before; a scroll is no swipe. */
function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart(event: TouchEvent) {
      const touch = event.touches[0];
      start.current = event.touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd(event: TouchEvent) {
      const touch = event.changedTouches[0];
      if (!start.current || !touch) return;
      const x = touch.clientX - start.current.x;
      const y = touch.clientY - start.current.y;
      start.current = null;
      if (Math.abs(x) > swipeDistance && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x < 0 ? 1 : -1);
    },
  };
}
