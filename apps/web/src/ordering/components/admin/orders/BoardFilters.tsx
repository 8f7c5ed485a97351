import { AlarmClock, Hourglass } from "lucide-react";
import type { BoardColumns, BoardFilter } from "../../../state/boardView.ts";
import { FilterBar, type FilterChoice } from "../shell/FilterBar.tsx";
import { filterBoard, useBoardState } from "./boardState.ts";

const choices: readonly FilterChoice<BoardFilter>[] = [
  { filter: "all", word: "All" },
  { filter: "soon", word: "Due soon", icon: Hourglass },
  { filter: "late", word: "Late", icon: AlarmClock },
];

export function BoardFilters({ counts }: { counts: BoardColumns["counts"] }) {
  const chosen = useBoardState((state) => state.filter);
  return <FilterBar choices={choices} counts={counts} chosen={chosen} onChoose={filterBoard} />;
}
