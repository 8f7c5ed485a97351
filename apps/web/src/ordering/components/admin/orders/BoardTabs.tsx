import { clsx } from "clsx";
import { AlarmClock } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { BoardColumnName, BoardColumns } from "../../../state/boardView.ts";
import { statusLook } from "./statusLook.ts";

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const tabId = (name: BoardColumnName) => `board-tab-${name}`;

interface BoardTabsProps {
  names: readonly BoardColumnName[];
  chosen: BoardColumnName;
  view: BoardColumns;
  onChoose(name: BoardColumnName): void;
}

/** The statuses that share one column, with their counts; the arrow keys walk them. */
export function BoardTabs({ names, chosen, view, onChoose }: BoardTabsProps) {
  const walk = (event: KeyboardEvent) => {
    const next = names[(names.indexOf(chosen) + (steps[event.key] ?? 0) + names.length) % names.length];
    if (!next || next === chosen) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label="Status"
      onKeyDown={walk}
      className="flex flex-none max-md:border-b max-md:border-line max-md:bg-surface max-md:px-2"
    >
      {names.map((name) => (
        <BoardTab key={name} name={name} view={view} chosen={name === chosen} onChoose={() => onChoose(name)} />
      ))}
    </div>
  );
}

interface BoardTabProps {
  name: BoardColumnName;
  view: BoardColumns;
  chosen: boolean;
  onChoose(): void;
}

function BoardTab({ name, view, chosen, onChoose }: BoardTabProps) {
  const { icon: Icon, word, edge, ink } = statusLook[name];
  const cards = view.columns[name];
  const late = cards.filter((card) => card.urgency === "late").length;
  const count = name === "completed" ? view.completedToday : cards.length;
  const iconOnly = name === "completed";
  return (
    <button
      type="button"
      role="tab"
      id={tabId(name)}
      tabIndex={chosen ? 0 : -1}
      aria-selected={chosen}
      aria-controls="board-panel"
      aria-label={`${word} ${count}${late > 0 ? `, ${late} late` : ""}`}
      onClick={onChoose}
      className={clsx(
        "flex h-13 items-center md:h-11 justify-center gap-1.5 border-b-3 text-base font-semibold whitespace-nowrap",
        iconOnly ? "min-w-13 px-2" : "flex-1 px-1",
        chosen ? `${edge} text-ink` : "border-transparent text-ink-2",
      )}
    >
      {(chosen || iconOnly) && <Icon size={16} className={ink} aria-hidden />}
      {!iconOnly && word} <b className="font-bold">{count}</b>
      {late > 0 && (
        <span className="inline-flex items-center gap-0.75 text-sm text-red-text">
          <AlarmClock size={16} aria-hidden />
          {late}
        </span>
      )}
    </button>
  );
}
