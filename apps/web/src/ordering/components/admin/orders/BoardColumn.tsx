import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { BoardCard, BoardColumnName } from "../../../state/boardView.ts";
import { ColumnCards } from "./ColumnCards.tsx";
import { useDropClass } from "./dragState.ts";
import { statusLook } from "./statusLook.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

const hints: Readonly<Record<BoardColumnName, string>> = {
  pending: "oldest first",
  preparing: "oldest first",
  ready: "waiting for pickup",
  completed: "newest first",
};

interface BoardColumnProps {
  name: BoardColumnName;
  cards: readonly BoardCard[];
  count: number;
  moves: OrderMoves;
  /** Stands in the head in place of the hint. */
  headEnd?: ReactNode;
}

export function BoardColumn({ name, cards, count, moves, headEnd }: BoardColumnProps) {
  const { icon: Icon, word, edge, ink } = statusLook[name];
  const drop = useDropClass(name);
  return (
    <section
      data-column={name}
      aria-label={`${word}, ${count === 1 ? "1 order" : `${count} orders`}`}
      className={clsx("flex min-h-0 min-w-0 flex-col rounded-card", drop)}
    >
      <header className={clsx("mb-1 flex h-11 flex-none items-center gap-2 border-b-3 px-1", edge)}>
        <Icon size={18} className={ink} aria-hidden />
        <h2 className="text-md font-[650]">{word}</h2>
        <span className="text-md font-medium text-ink-2">{count}</span>
        <span className="ml-auto text-sm font-medium text-ink-3">{headEnd ?? hints[name]}</span>
      </header>
      <ColumnCards name={name} cards={cards} moves={moves} />
    </section>
  );
}
