import type { Category } from "@hafaloha/contract";
import { CircleAlert, CircleSlash, TriangleAlert, Infinity as Uncounted } from "lucide-react";
import { type StockFilter, type StockQuestion, stations } from "../../../state/stockQuestion.ts";
import { FilterBar, type FilterChoice } from "../shell/FilterBar.tsx";
import { SheetButtons } from "./SheetButtons.tsx";
import type { AskStock } from "./useStockQuestion.ts";

const choices: readonly FilterChoice<StockFilter>[] = [
  { filter: "all", word: "All" },
  { filter: "attention", word: "Needs attention", icon: CircleAlert },
  { filter: "out_of_stock", word: "Sold out", icon: CircleSlash },
  { filter: "low_stock", word: "Low", icon: TriangleAlert },
  { filter: "untracked", word: "Not counted", icon: Uncounted },
];
const select =
  "h-9 flex-none rounded-pill border border-line bg-surface px-3 text-sm font-medium text-ink-2 pointer-coarse:h-11";

interface StockFiltersProps {
  question: StockQuestion;
  counts: Readonly<Record<StockFilter, number>>;
  sections: readonly Category[];
  onAsk: AskStock;
}

export function StockFilters({ question, counts, sections, onAsk }: StockFiltersProps) {
  return (
    <div className="flex-none xl:flex">
      <FilterBar choices={choices} counts={counts} chosen={question.show} onChoose={(show) => onAsk({ show })} />
      <div className="flex flex-1 items-center gap-2 overflow-x-auto px-5 py-1 max-md:px-3 xl:pt-3 xl:pl-0">
        <select
          aria-label="Section"
          className={select}
          value={question.section ?? ""}
          onChange={({ target }) => onAsk({ section: target.value === "" ? null : Number(target.value) })}
        >
          <option value="">All sections</option>
          {sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          aria-label="Station"
          className={select}
          value={question.station ?? ""}
          onChange={({ target }) => onAsk({ station: stations.find((station) => station === target.value) ?? null })}
        >
          <option value="">All stations</option>
          {stations.map((station) => (
            <option key={station} value={station}>
              {station[0]?.toUpperCase() + station.slice(1)}
            </option>
          ))}
        </select>
        <SheetButtons />
      </div>
    </div>
  );
}
