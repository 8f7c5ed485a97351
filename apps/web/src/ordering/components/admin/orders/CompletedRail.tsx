import { CheckCheck } from "lucide-react";

/** How many orders were picked up today; opens their column. */
export function CompletedRail({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={`Completed today, ${count}. Show them`}
      className="mb-5 flex flex-col items-center gap-3 rounded-card border border-dashed border-line-strong py-4 font-semibold text-ink-2 hover:bg-surface"
    >
      <CheckCheck size={18} aria-hidden />
      <b className="text-lg text-ink">{count}</b>
      <span className="[writing-mode:vertical-rl]">Completed today</span>
    </button>
  );
}
