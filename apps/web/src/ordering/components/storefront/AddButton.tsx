import type { GuestMenuItem } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Plus } from "lucide-react";

interface AddButtonProps {
  item: GuestMenuItem;
  /** How many the cart holds. */
  held: number;
  onAdd(): void;
  className?: string;
}

/** 44 px on the picture; once the dish is in the cart it shows how many. */
export function AddButton({ item, held, onAdd, className }: AddButtonProps) {
  return (
    <button
      type="button"
      onClick={onAdd}
      aria-label={held > 0 ? `${item.name}: ${held} in your order, add one more` : `Add ${item.name}`}
      className={clsx(
        "grid size-11 place-items-center rounded-pill text-md font-bold shadow-[0_2px_8px_#00000040]",
        "transition-transform duration-(--duration-press) active:scale-95",
        held > 0 ? "bg-action text-on-action" : "bg-[#fffdf7] text-[#a83111]",
        className,
      )}
    >
      {held > 0 ? held : <Plus size={22} strokeWidth={2.6} aria-hidden />}
    </button>
  );
}
