import { Redirect, useLocation } from "wouter";
import { useAuthStore } from "../accounts/authStore.ts";
import { MyOrdersPage } from "../ordering/components/myOrders/MyOrdersPage.tsx";

/** A customer's orders; who is not signed in does so first. */
export function OrdersArea({ restaurantId }: { restaurantId: number }) {
  const { status, user } = useAuthStore();
  const [path] = useLocation();
  if (status !== "signedIn" || !user) return <Redirect to={`/sign-in?return=${encodeURIComponent(path)}`} replace />;
  return <MyOrdersPage key={user.id} restaurantId={restaurantId} userId={user.id} />;
}
