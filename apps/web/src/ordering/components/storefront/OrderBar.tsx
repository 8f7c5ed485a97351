import { clsx } from "clsx";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";

/** Fixed at the foot under 1280 px: how many, how much, and the way to the order. */
export function OrderBar({
  count,
  total,
  isBlocked,
  onOpen,
}: {
  count: number;
  total: string;
  isBlocked: boolean;
  onOpen(): void;
}) {
  return (
    <div className="fixed inset-x-3 bottom-[max(12px,env(safe-area-inset-bottom))] z-(--z-header) animate-rise md:inset-x-6 lg:hidden">
      <button
        type="button"
        onClick={onOpen}
        className={clsx(
          buttonClass({ variant: "primary", size: "xl" }),
          "w-full justify-between! shadow-[0_10px_28px_-8px_#a8311180]",
        )}
      >
        <span className="inline-flex items-center gap-2.5">
          <span className="grid h-7 min-w-7 place-items-center rounded-pill bg-[#fffdf7] px-1 text-base font-bold text-[#a83111]">
            {count}
          </span>
          {isBlocked ? "Look at your order" : "View order"}
        </span>
        <span>{total}</span>
      </button>
    </div>
  );
}
