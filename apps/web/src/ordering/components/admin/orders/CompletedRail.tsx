import { clsx } from "clsx";
import { CheckCheck } from "lucide-react";
import { useDropClass } from "./dragState.ts";

/** How many orders were picked up today; opens their column. */
export function CompletedRail({ count, onOpen }: { count: number; onOpen: () => void }) {
  const drop = useDropClass("completed");
  return (
    <button
      type="button"
      data-column="completed"
      onClick={onOpen}
      aria-label={`Completed today, ${count}. Show them`}
      className={clsx(
        "mb-5 flex flex-col items-center gap-3 rounded-card border border-dashed border-line-strong py-4 font-semibold text-ink-2 hover:bg-surface",
        drop,
      )}
    >
      <CheckCheck size={18} aria-hidden />
      <b className="text-lg text-ink">{count}</b>
      <span className="[writing-mode:vertical-rl]">Completed today</span>
    </button>
  );
}
