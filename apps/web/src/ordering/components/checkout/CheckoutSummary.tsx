import type { Restaurant } from "@hafaloha/contract";
import { formatMoney } from "../../../shared/ui/money.ts";
import type { CartChange } from "../../state/cart.ts";
import { fromCents } from "../../state/cartPricing.ts";
import type { CartView } from "../../state/cartView.ts";
import { CartBlock } from "../storefront/CartBlock.tsx";
import { CartLineRow } from "../storefront/CartLineRow.tsx";

interface CheckoutSummaryProps {
  restaurant: Restaurant;
  cart: CartView;
  /** The order is on its way: what was sent is not changed any more. */
  isFixed: boolean;
  onChange(change: CartChange): void;
}

export function CheckoutSummary({ restaurant, cart, isFixed, onChange }: CheckoutSummaryProps) {
  return (
    <section aria-labelledby="summary" className="rounded-sheet border border-line bg-surface p-4 shadow-1 lg:p-5">
      <h2 id="summary" className="font-display text-[1.375rem] leading-7 font-bold">
        Your order
      </h2>
      <fieldset disabled={isFixed} className="m-0 min-w-0 p-0">
        <legend className="sr-only">Lines of your order</legend>
        <ul>
          {cart.lines.map((view) => (
            <CartLineRow key={view.line.key} view={view} currency={restaurant.currency} onChange={onChange} />
          ))}
        </ul>
      </fieldset>
      <CartBlock blockedBy={cart.blockedBy} />
      <p className="flex justify-between pt-3 text-lg font-bold">
        <span>Total</span>
        <span>{formatMoney(fromCents(cart.totalCents), restaurant.currency)}</span>
      </p>
      <p className="text-sm text-ink-2">Tax included. Pay at pickup.</p>
    </section>
  );
}
