import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";

const words = { asc: "ascending", desc: "descending" } as const;

interface SortHeadProps {
  /** How the rows are sorted by this column; null where they are not. */
  sorted: "asc" | "desc" | null;
  /** Null where they cannot be. */
  onSort: (() => void) | null;
  className?: string | undefined;
  children: string;
}

/** The heading of a column, which stays in sight. */
export function SortHead({ sorted, onSort, className, children }: SortHeadProps) {
  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === null ? undefined : words[sorted]}
      // At the very edge of its pane, above whose padding rows would show.
      className={clsx("sticky -top-1 z-(--z-sticky) border-b border-line bg-sunken px-2 font-semibold", className)}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className="inline-flex h-10 items-center gap-1 rounded-control px-2 hover:bg-ink/8"
        >
          {children}
          {sorted && <Arrow size={14} strokeWidth={2.4} aria-hidden />}
        </button>
      ) : (
        <span className="px-2">{children}</span>
      )}
    </th>
  );
}
