import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { FilterChip } from "./FilterChip.tsx";

export interface FilterChoice<Filter extends string> {
  readonly filter: Filter;
  readonly word: string;
  readonly icon?: LucideIcon;
}

interface FilterBarProps<Filter extends string> {
  choices: readonly FilterChoice<Filter>[];
  counts: Readonly<Record<Filter, number>>;
  chosen: Filter;
  onChoose(filter: Filter): void;
  /** Stands at the right end. */
  children?: ReactNode;
}

/** The filters of a page, each with how much it would show. */
export function FilterBar<Filter extends string>({
  choices,
  counts,
  chosen,
  onChoose,
  children,
}: FilterBarProps<Filter>) {
  return (
    <fieldset
      aria-label="Show"
      className="flex flex-none items-center gap-2 overflow-x-auto px-5 pt-3 pb-1 max-md:px-3"
    >
      {choices.map(({ filter, word, icon }) => (
        <FilterChip
          key={filter}
          word={word}
          icon={icon}
          count={counts[filter]}
          chosen={chosen === filter}
          onChoose={() => onChoose(filter)}
        />
      ))}
      {children}
    </fieldset>
  );
}
