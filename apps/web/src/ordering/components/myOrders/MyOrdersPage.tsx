import { useQuery } from "@tanstack/react-query";
import { ShoppingBag } from "lucide-react";
import { Link } from "wouter";
import { useGuestConnection } from "../../../shared/hooks/useGuestConnection.ts";
import { usePolling } from "../../../shared/hooks/usePolling.ts";
import { useTitle } from "../../../shared/hooks/useTitle.ts";
import { restaurantQuery } from "../../../shared/http/restaurants.ts";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { myOrdersQuery } from "../../api/myOrders.ts";
import { PageHead } from "../storefront/PageHead.tsx";
import { MyOrderRow } from "./MyOrderRow.tsx";

/** `/r/:restaurant_id/orders`: what the signed-in customer has ordered, with where each order stands now. */
export function MyOrdersPage({ restaurantId, userId }: { restaurantId: number; userId: number }) {
  const restaurant = useQuery(restaurantQuery(restaurantId)).data;
  const { data, error, refetch } = useQuery(myOrdersQuery(userId));
  useTitle("Your orders");
  useGuestConnection(null);
  usePolling(() => refetch());
  return (
    <div className="min-h-dvh pb-10">
      <PageHead restaurantId={restaurantId} title="Your orders" name={restaurant?.name} width="max-w-[560px]" />
      <main className="mx-auto max-w-[560px] px-4 pt-4 md:px-0">
        {!data && error && (
          <ErrorState title="Your orders did not load." text={error.message} onRetry={() => void refetch()} />
        )}
        {!data && !error && <Skeleton className="h-64" />}
        {data?.orders.length === 0 && (
          <EmptyState icon={ShoppingBag} title="Nothing ordered yet." text="What you order stands here.">
            <Link href={`/r/${restaurantId}`} className={buttonClass({ variant: "primary" })}>
              See the menu
            </Link>
          </EmptyState>
        )}
        <ul className="grid gap-3">
          {restaurant &&
            data?.orders.map((order) => (
              <li key={order.id}>
                <MyOrderRow order={order} restaurant={restaurant} />
              </li>
            ))}
        </ul>
      </main>
    </div>
  );
}
