import type { GuestMenuItem, Restaurant } from "@hafaloha/contract";
import { ArrowRight } from "lucide-react";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { Button } from "../../../shared/ui/Button.tsx";
import { formatMoney } from "../../../shared/ui/money.ts";
import type { CartChange, Cart as Lines } from "../../state/cart.ts";
import { fromCents } from "../../state/cartPricing.ts";
import { viewCart } from "../../state/cartView.ts";
import { CartBlock } from "./CartBlock.tsx";
import { CartLineRow } from "./CartLineRow.tsx";
import { pickupWords } from "./pickupWords.ts";

interface CartProps {
  restaurant: Restaurant;
  items: readonly GuestMenuItem[];
  cart: Lines;
  now: number;
  onChange(change: CartChange): void;
}

/** The lines, the total and the way to checkout: in the panel on wide screens, in the sheet on small ones. */
export function Cart({ restaurant, items, cart: lines, now, onChange }: CartProps) {
  const [, navigate] = useLocation();
  const cart = useMemo(() => viewCart(lines, items), [lines, items]);
  const chosen = cart.lines.flatMap(({ item }) => item ?? []);
  const isBlocked = cart.blockedBy !== undefined;
  return (
    <>
      <ul>
        {cart.lines.map((view) => (
          <CartLineRow key={view.line.key} view={view} currency={restaurant.currency} onChange={onChange} />
        ))}
      </ul>
      <CartBlock blockedBy={cart.blockedBy} />
      <dl className="grid grid-cols-[1fr_auto] gap-1.5 pt-3 pb-3.5">
        <dt className="text-ink-2">Pickup</dt>
        <dd className="text-right">{pickupWords(chosen, restaurant, now)}</dd>
        <dt className="text-lg font-bold">Total</dt>
        <dd className="text-right text-lg font-bold">{formatMoney(fromCents(cart.totalCents), restaurant.currency)}</dd>
      </dl>
      <Button
        variant="primary"
        size="lg"
        className="w-full disabled:bg-ink/8 disabled:text-ink-3"
        disabled={isBlocked}
        onClick={() => navigate(`/r/${restaurant.id}/checkout`)}
      >
        Go to checkout
        <ArrowRight size={18} aria-hidden />
      </Button>
    </>
  );
}
