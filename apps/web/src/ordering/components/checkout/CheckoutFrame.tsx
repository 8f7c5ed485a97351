import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useTitle } from "../../../shared/hooks/useTitle.ts";

/** Head and width of the checkout: one column, 560 px from 768, form and summary side by side from 1280 on. */
export function CheckoutFrame({
  restaurantId,
  name,
  children,
}: {
  restaurantId: number;
  name: string;
  children: ReactNode;
}) {
  useTitle(name ? `Checkout · ${name}` : "Checkout");
  return (
    <div className="min-h-dvh pb-10">
      <header className="weave px-4 py-3 md:px-6">
        <div className="mx-auto flex max-w-[1036px] items-center gap-2 md:max-lg:max-w-[560px]">
          <Link
            href={`/r/${restaurantId}`}
            aria-label="Back to the menu"
            className="-ml-2.5 grid size-11 place-items-center rounded-card text-inherit"
          >
            <ArrowLeft size={21} aria-hidden />
          </Link>
          <div className="min-w-0">
            <h1 className="font-display text-xl leading-7 font-bold">Checkout</h1>
            <p className="truncate text-sm opacity-86">{name}</p>
          </div>
        </div>
      </header>
      <main className="mx-auto max-w-[1036px] px-4 pt-4 md:px-6 md:max-lg:max-w-[608px] lg:pt-6">{children}</main>
    </div>
  );
}
