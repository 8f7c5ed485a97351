import { clsx } from "clsx";
import { Star } from "lucide-react";

export function FeaturedBadge({ className }: { className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex h-7 items-center gap-1.5 rounded-[8px] bg-[#fffdf7] px-2.5 text-sm font-[650] text-[#2b1c10]",
        className,
      )}
    >
      <Star size={15} strokeWidth={2.4} aria-hidden />
      House favourite
    </span>
  );
}
