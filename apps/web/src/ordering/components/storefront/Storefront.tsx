import type { Category, GuestMenuItem, Restaurant } from "@hafaloha/contract";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useNow } from "../../../shared/hooks/useNow.ts";
import { useTitle } from "../../../shared/hooks/useTitle.ts";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { localWeekday } from "../../../shared/ui/time.ts";
import { type CartLine, quantityOf } from "../../state/cart.ts";
import { useCart } from "../../state/cartStore.ts";
import { canAddAtOnce } from "../../state/storefrontFlags.ts";
import { featuredItems, menuSections } from "../../state/storefrontSections.ts";
import { CategoryTabs } from "./CategoryTabs.tsx";
import { EmptyOrder } from "./EmptyOrder.tsx";
import { FeaturedRow } from "./FeaturedRow.tsx";
import { Hero } from "./Hero.tsx";
import { MenuSectionList } from "./MenuSectionList.tsx";
import { StatusCard } from "./StatusCard.tsx";
import { usePanel } from "./usePanel.ts";

// What a customer does not see at first is fetched when the menu stands.
const LiveMenuNote = lazy(() => import("./LiveMenuNote.tsx").then((module) => ({ default: module.LiveMenuNote })));
const Cart = lazy(() => import("./Cart.tsx").then((module) => ({ default: module.Cart })));
const OrderBar = lazy(() => import("./OrderBar.tsx").then((module) => ({ default: module.OrderBar })));
const loadItemDialog = () => import("./ItemDialog.tsx");
const ItemDialog = lazy(() => loadItemDialog().then((module) => ({ default: module.ItemDialog })));
const Sheet = lazy(() => import("../../../shared/ui/Sheet.tsx").then((module) => ({ default: module.Sheet })));

interface StorefrontProps {
  restaurant: Restaurant;
  items: readonly GuestMenuItem[];
  categories: readonly Category[];
  /** When the menu last came from the server, in epoch milliseconds. */
  checkedAt: number;
  account: ReactNode;
}

export function Storefront({ restaurant, items, categories, checkedAt, account }: StorefrontProps) {
  const now = useNow(60_000);
  const weekday = localWeekday(now, restaurant.time_zone);
  const { cart, change } = useCart(restaurant.id);
  const { panel, openItem, openOrder, close } = usePanel();
  const [spoken, setSpoken] = useState("");
  useTitle(restaurant.name);

  const sections = useMemo(() => menuSections(items, categories), [items, categories]);
  const shown = panel.kind === "item" ? items.find(({ id }) => id === panel.id) : undefined;

  useEffect(() => {
    // The dialog is what comes next: its code is fetched while the customer reads.
    const idle = setTimeout(() => void loadItemDialog(), 1500);
    return () => clearTimeout(idle);
  }, []);

  const add = useCallback(
    (line: Omit<CartLine, "key">) => {
      change({ type: "add", line });
      setSpoken(`${line.quantity} ${line.name} added to your order.`);
    },
    [change],
  );
  const open = useCallback((item: GuestMenuItem) => openItem(item.id), [openItem]);
  const addOrOpen = useCallback(
    (item: GuestMenuItem) => {
      if (canAddAtOnce(item, weekday)) {
        add({ itemId: item.id, name: item.name, quantity: 1, options: [], notes: "" });
      } else openItem(item.id);
    },
    [openItem, add, weekday],
  );
  const card = {
    currency: restaurant.currency,
    weekday,
    heldOf: (id: number) => quantityOf(cart, id),
    onOpen: open,
    onAdd: addOrOpen,
  };
  const order =
    cart.lines.length === 0 ? (
      <EmptyOrder />
    ) : (
      <Suspense fallback={<Skeleton className="h-40" />}>
        <Cart restaurant={restaurant} items={items} cart={cart} now={now} onChange={change} />
      </Suspense>
    );

  return (
    <div className="min-h-dvh bg-surface pb-26 lg:pb-10">
      <Hero restaurant={restaurant} items={items} account={account} />
      <StatusCard restaurant={restaurant} now={now}>
        <Suspense fallback={null}>
          <LiveMenuNote restaurantId={restaurant.id} checkedAt={checkedAt} />
        </Suspense>
      </StatusCard>
      <div className="lg:mx-auto lg:grid lg:max-w-[1184px] lg:grid-cols-[minmax(0,1fr)_344px] lg:items-start lg:gap-9 xl:max-w-[1400px]">
        <main>
          <CategoryTabs sections={sections} />
          <FeaturedRow items={featuredItems(items)} {...card} />
          <MenuSectionList sections={sections} {...card} />
        </main>
        <aside
          aria-label="Your order"
          className="sticky top-5 mt-5.5 max-h-[calc(100dvh-40px)] overflow-y-auto rounded-sheet border border-line bg-surface p-5 shadow-2 max-lg:hidden"
        >
          <h2 className="font-display text-[1.375rem] leading-7 font-bold tracking-[-0.01em]">Your order</h2>
          {order}
        </aside>
      </div>
      <p className="sr-only" role="status">
        {spoken}
      </p>
      <Suspense fallback={null}>
        {cart.lines.length > 0 && (
          <OrderBar cart={cart} items={items} currency={restaurant.currency} onOpen={openOrder} />
        )}
        {shown && (
          <ItemDialog
            key={shown.id}
            item={shown}
            currency={restaurant.currency}
            weekday={weekday}
            held={quantityOf(cart, shown.id)}
            onAdd={(line) => {
              add(line);
              close();
            }}
            onClose={close}
          />
        )}
        {panel.kind === "order" && (
          <Sheet onClose={close} title="Your order">
            {order}
          </Sheet>
        )}
      </Suspense>
    </div>
  );
}
