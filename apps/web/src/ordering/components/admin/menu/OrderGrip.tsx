import { GripVertical } from "lucide-react";
import type { ComponentProps } from "react";

/** Drags its row, and moves it by the arrows. */
export function OrderGrip({ name, ...handlers }: { name: string } & ComponentProps<"button">) {
  return (
    <button
      type="button"
      aria-label={`Move ${name}`}
      title="Drag, or use the arrow keys"
      className="grid size-11 flex-none cursor-grab touch-none place-items-center rounded-control text-ink-3 active:cursor-grabbing"
      {...handlers}
    >
      <GripVertical size={18} aria-hidden />
    </button>
  );
}
