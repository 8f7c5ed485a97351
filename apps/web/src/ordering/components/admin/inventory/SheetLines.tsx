import type { ImportedLine } from "@hafaloha/contract";
import { CircleAlert } from "lucide-react";

interface SheetLinesProps {
  lines: readonly ImportedLine[];
  isDone: boolean;
}

/** What each line of a sheet does; those that cannot be taken in come first, each with why. */
export function SheetLines({ lines, isDone }: SheetLinesProps) {
  const wrong = lines.filter(({ problem }) => problem !== null);
  const right = lines.filter(({ problem }) => problem === null);
  return (
    <div className="grid gap-3">
      {wrong.length > 0 && (
        <section aria-label="Left out" className="rounded-control bg-red-soft px-3 py-2.5 text-red-text">
          <h3 className="flex items-center gap-2 font-semibold">
            <CircleAlert size={18} aria-hidden />
            {wrong.length === 1 ? "1 line" : `${wrong.length} lines`} {isDone ? "left out" : "cannot be taken in"}
          </h3>
          <ul className="mt-1 grid gap-1 text-sm">
            {wrong.map(({ line, name, problem }) => (
              <li key={line} className="break-words">
                Line {line}
                {name && `, ${name}`}: {problem}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul aria-label="Lines">
        {right.map(({ line, name, reason, previous_quantity: previous, new_quantity: next }) => (
          <li key={line} className="flex items-center gap-3 border-b border-line py-2">
            <span className="min-w-0 flex-1">
              <b className="block font-semibold break-words">{name}</b>
              <span className="text-sm text-ink-2">{reason === "restock" ? "Came in" : "Counted"}</span>
            </span>
            <span className="font-semibold whitespace-nowrap">
              {previous === next ? `${next}, as before` : `${previous} → ${next}`}
            </span>
          </li>
        ))}
      </ul>
      {right.length === 0 && <p className="text-ink-2">No line changes anything.</p>}
    </div>
  );
}
