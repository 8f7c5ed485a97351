import type { ReactNode } from "react";
import { useTitle } from "../../../shared/hooks/useTitle.ts";
import { PageHead } from "../storefront/PageHead.tsx";

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
      <PageHead
        restaurantId={restaurantId}
        title="Checkout"
        name={name}
        width="max-w-[1036px] md:max-lg:max-w-[560px]"
      />
      <main className="mx-auto max-w-[1036px] px-4 pt-4 md:px-6 md:max-lg:max-w-[608px] lg:pt-6">{children}</main>
    </div>
  );
}
