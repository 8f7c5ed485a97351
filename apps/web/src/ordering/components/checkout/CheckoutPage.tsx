import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { useStorefront } from "../../api/storefront.ts";
import { Checkout } from "./Checkout.tsx";
import { CheckoutFrame } from "./CheckoutFrame.tsx";
import type { Contact } from "./checkoutFields.ts";

interface CheckoutPageProps {
  restaurantId: number;
  /** Of a signed-in customer, to begin with. */
  contact: Contact | null;
}

/** `/r/:restaurant_id/checkout` */
export function CheckoutPage({ restaurantId, contact }: CheckoutPageProps) {
  const { restaurant, items } = useStorefront(restaurantId);
  if (restaurant.data && items.data) {
    return <Checkout restaurant={restaurant.data} items={items.data.list} contact={contact} />;
  }
  const failed = [restaurant, items].find((query) => query.isError);
  return (
    <CheckoutFrame restaurantId={restaurantId} name={restaurant.data?.name ?? ""}>
      {failed ? (
        <ErrorState
          title="Your order did not load."
          text={failed.error?.message ?? ""}
          onRetry={() => {
            for (const query of [restaurant, items]) if (query.isError) void query.refetch();
          }}
        />
      ) : (
        <Skeleton className="h-96" />
      )}
    </CheckoutFrame>
  );
}
