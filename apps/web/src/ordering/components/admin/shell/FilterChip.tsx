import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";

interface FilterChipProps {
  word: string;
  icon: LucideIcon | undefined;
  count: number;
  chosen: boolean;
  onChoose(): void;
}

/** One of several filters, with how much it would show. */
export function FilterChip({ word, icon: Icon, count, chosen, onChoose }: FilterChipProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        // 36 px on screen, 44 px under the finger.
        "relative inline-flex h-9 flex-none items-center gap-1.5 rounded-pill border px-3 text-sm font-medium whitespace-nowrap before:absolute before:-inset-y-1 before:inset-x-0",
        chosen ? "border-ink bg-ink text-canvas" : "border-line bg-surface text-ink-2",
      )}
    >
      {Icon && <Icon size={16} strokeWidth={2.4} aria-hidden />}
      {word}
      <b className={chosen ? "" : "text-ink"}>{count}</b>
    </button>
  );
}
