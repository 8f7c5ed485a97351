import { AlarmClock, Hourglass, type LucideIcon } from "lucide-react";
import type { BoardColumns, BoardFilter } from "../../../state/boardView.ts";
import { FilterChip } from "../shell/FilterChip.tsx";
import { filterBoard, useBoardState } from "./boardState.ts";

const chips: readonly { filter: BoardFilter; word: string; icon?: LucideIcon }[] = [
  { filter: "all", word: "All" },
  { filter: "soon", word: "Due soon", icon: Hourglass },
  { filter: "late", word: "Late", icon: AlarmClock },
];

export function BoardFilters({ counts }: { counts: BoardColumns["counts"] }) {
  const chosen = useBoardState((state) => state.filter);
  return (
    <fieldset
      aria-label="Show"
      className="flex flex-none items-center gap-2 overflow-x-auto px-5 pt-3 pb-1 max-md:px-3"
    >
      {chips.map(({ filter, word, icon }) => (
        <FilterChip
          key={filter}
          word={word}
          icon={icon}
          count={counts[filter]}
          chosen={chosen === filter}
          onChoose={() => filterBoard(filter)}
        />
      ))}
    </fieldset>
  );
}
