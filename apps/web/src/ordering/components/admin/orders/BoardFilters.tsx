import { AlarmClock, Hourglass, Plus } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import type { BoardColumns, BoardFilter } from "../../../state/boardView.ts";
import { openDialog } from "../shell/deskDialog.ts";
import { FilterBar, type FilterChoice } from "../shell/FilterBar.tsx";
import { filterBoard, useBoardState } from "./boardState.ts";

const choices: readonly FilterChoice<BoardFilter>[] = [
  { filter: "all", word: "All" },
  { filter: "soon", word: "Due soon", icon: Hourglass },
  { filter: "late", word: "Late", icon: AlarmClock },
];

export function BoardFilters({ counts }: { counts: BoardColumns["counts"] }) {
  const chosen = useBoardState((state) => state.filter);
  return (
    <FilterBar choices={choices} counts={counts} chosen={chosen} onChoose={filterBoard}>
      <Button
        size="sm"
        className="relative ml-auto before:absolute before:-inset-y-1 before:inset-x-0"
        onClick={() => openDialog("keyOrder")}
      >
        <Plus size={16} strokeWidth={2.4} aria-hidden />
        New order
      </Button>
    </FilterBar>
  );
}
