import type { GuestMenuItem } from "@hafaloha/contract";
import { clsx } from "clsx";
import { useMemo } from "react";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";
import { formatMoney } from "../../../shared/ui/money.ts";
import type { Cart } from "../../state/cart.ts";
import { fromCents } from "../../state/cartPricing.ts";
import { viewCart } from "../../state/cartView.ts";

/** Fixed at the foot under 1280 px: how many, how much, and the way to the order. */
export function OrderBar({
  cart,
  items,
  currency,
  onOpen,
}: {
  cart: Cart;
  items: readonly GuestMenuItem[];
  currency: string;
  onOpen(): void;
}) {
  const { count, totalCents, blockedBy } = useMemo(() => viewCart(cart, items), [cart, items]);
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
          {blockedBy ? "Look at your order" : "View order"}
        </span>
        <span>{formatMoney(fromCents(totalCents), currency)}</span>
      </button>
    </div>
  );
}
