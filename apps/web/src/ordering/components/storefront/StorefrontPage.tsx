import { Compass } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { ApiError } from "../../../shared/http/apiError.ts";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { useStorefront } from "../../api/storefront.ts";
import { Storefront } from "./Storefront.tsx";
import { StorefrontSkeleton } from "./StorefrontSkeleton.tsx";

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
    <main className="grid min-h-dvh place-items-center p-6">
      {failed.error instanceof ApiError && failed.error.status === 404 ? (
        <EmptyState icon={Compass} title="There is no such restaurant here.">
          <Link href="/" className={buttonClass({ variant: "primary" })}>
            See all restaurants
          </Link>
        </EmptyState>
      ) : (
        <ErrorState
          title="The menu did not load."
          text={failed.error?.message ?? ""}
          onRetry={() => {
            for (const query of [restaurant, items, categories]) if (query.isError) void query.refetch();
          }}
        />
      )}
    </main>
  );
}
