import { lazy, type ReactNode, Suspense } from "react";
import { useStorefront } from "../../api/storefront.ts";
import { Storefront } from "./Storefront.tsx";
import { StorefrontSkeleton } from "./StorefrontSkeleton.tsx";

const StorefrontFailure = lazy(() =>
  import("./StorefrontFailure.tsx").then((module) => ({ default: module.StorefrontFailure })),
);

/** `/r/:restaurant_id`. `account` is the way to the customer's account, which is none of ordering's business. */
export function StorefrontPage({ restaurantId, account }: { restaurantId: number; account: ReactNode }) {
  const { restaurant, items, categories } = useStorefront(restaurantId);

  if (restaurant.data && items.data && categories.data) {
    return (
      <Storefront
        restaurant={restaurant.data}
        items={items.data.list}
        categories={categories.data.list}
        checkedAt={items.dataUpdatedAt}
        account={account}
      />
    );
  }
  const failed = [restaurant, items, categories].find((query) => query.isError);
  if (!failed) return <StorefrontSkeleton />;
  return (
    <Suspense fallback={<StorefrontSkeleton />}>
      <StorefrontFailure
        error={failed.error}
        onRetry={() => {
          for (const query of [restaurant, items, categories]) if (query.isError) void query.refetch();
        }}
      />
    </Suspense>
  );
}
