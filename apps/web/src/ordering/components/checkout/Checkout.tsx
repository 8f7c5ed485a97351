import type { GuestMenuItem, PlacedOrder, Restaurant } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { ShoppingBag } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useForm } from "react-hook-form";
import { Link, useLocation } from "wouter";
import { useNow } from "../../../shared/hooks/useNow.ts";
import { restaurantQuery } from "../../../shared/http/restaurants.ts";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { menuItemsQuery } from "../../api/menu.ts";
import { useCart } from "../../state/cartStore.ts";
import { viewCart } from "../../state/cartView.ts";
import { useLiveMenu } from "../storefront/useLiveMenu.ts";
import { CheckoutForm } from "./CheckoutForm.tsx";
import { CheckoutFrame } from "./CheckoutFrame.tsx";
import { CheckoutSummary } from "./CheckoutSummary.tsx";
import { type CheckoutFields, type Contact, emptyFields } from "./checkoutFields.ts";
import { checkoutRequest } from "./checkoutRequest.ts";
import { PlacementPanel } from "./PlacementPanel.tsx";
import { RefusalNote } from "./RefusalNote.tsx";
import { usePlaceOrder } from "./usePlaceOrder.ts";

interface CheckoutProps {
  restaurant: Restaurant;
  items: readonly GuestMenuItem[];
  contact: Contact | null;
}

export function Checkout({ restaurant, items, contact }: CheckoutProps) {
  const now = useNow(60_000);
  const { cart, change } = useCart(restaurant.id);
  const { placement, submit, retry, drop } = usePlaceOrder(restaurant.id);
  // Held here, so that a refusal finds what was typed.
  const form = useForm<CheckoutFields>({ defaultValues: { ...emptyFields, ...contact }, mode: "onTouched" });
  const view = useMemo(() => viewCart(cart, items), [cart, items]);
  useLiveMenu(restaurant.id);
  useAfterwards(restaurant.id, placement.kind === "placed" ? placement.order : null, () => change({ type: "empty" }));
  useFreshReadsAfter(restaurant.id, placement.kind === "refused");

  const isUnderWay =
    placement.kind === "sending" ||
    placement.kind === "waiting" ||
    placement.kind === "stopped" ||
    placement.kind === "placed";
  if (view.lines.length === 0 && !isUnderWay) {
    return (
      <CheckoutFrame restaurantId={restaurant.id} name={restaurant.name}>
        <EmptyState icon={ShoppingBag} title="Nothing in your order yet.">
          <Link href={`/r/${restaurant.id}`} className={buttonClass({ variant: "primary" })}>
            See the menu
          </Link>
        </EmptyState>
      </CheckoutFrame>
    );
  }
  return (
    <CheckoutFrame restaurantId={restaurant.id} name={restaurant.name}>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_380px] lg:items-start lg:gap-9">
        <div className="grid gap-4 lg:order-2 lg:sticky lg:top-6">
          <CheckoutSummary restaurant={restaurant} cart={view} onChange={change} isFixed={isUnderWay} />
        </div>
        <div className="grid gap-4">
          {placement.kind === "refused" && <RefusalNote error={placement.error} />}
          {isUnderWay ? (
            <PlacementPanel placement={placement} timeZone={restaurant.time_zone} onRetry={retry} onDrop={drop} />
          ) : (
            <CheckoutForm
              form={form}
              restaurant={restaurant}
              cart={view}
              now={now}
              onSubmit={(fields) => submit(checkoutRequest(restaurant.id, cart, fields))}
            />
          )}
        </div>
      </div>
    </CheckoutFrame>
  );
}

/** An order that is in: the cart is done, its page is next. Back from there leads to the menu, not to an empty form. */
function useAfterwards(restaurantId: number, order: PlacedOrder | null, emptyCart: () => void) {
  const [, navigate] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each order
  useEffect(() => {
    if (!order) return;
    emptyCart();
    navigate(`/track/${encodeURIComponent(order.tracking_token)}`, { replace: true });
  }, [order, restaurantId]);
}

/** A refusal often means that what is held here of menu, hours or intake is behind. */
function useFreshReadsAfter(restaurantId: number, wasRefused: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!wasRefused) return;
    void client.invalidateQueries({ queryKey: menuItemsQuery(restaurantId).queryKey });
    void client.invalidateQueries({ queryKey: restaurantQuery(restaurantId).queryKey });
  }, [client, restaurantId, wasRefused]);
}
