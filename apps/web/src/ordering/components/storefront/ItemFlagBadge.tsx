import { clsx } from "clsx";
import type { ItemFlag } from "../../state/storefrontFlags.ts";
import { itemFlagLook } from "./itemFlagLook.ts";

// On a picture the colours stay the same in both themes, as the pictures do.
const tones = {
  plain: "bg-[#fffdf7] text-[#2b1c10]",
  low: "bg-[#f8b734] text-[#311d03]",
  out: "bg-[#071f25] text-white",
};

/** The flag on a dish's picture: "2 left", "Sold out", "Wed to Sat". */
export function ItemFlagBadge({ flag, className }: { flag: ItemFlag; className?: string }) {
  const look = itemFlagLook(flag);
  if (!look) return null;
  return (
    <span
      className={clsx(
        "inline-flex h-7 items-center gap-1.5 rounded-[8px] px-2.5 text-sm font-[650] whitespace-nowrap",
        tones[look.tone],
        className,
      )}
    >
      <look.icon size={15} strokeWidth={2.4} aria-hidden />
      {look.words}
    </span>
  );
}
