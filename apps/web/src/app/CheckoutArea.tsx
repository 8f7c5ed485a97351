import { useAuthStore } from "../accounts/authStore.ts";
import { CheckoutPage } from "../ordering/components/checkout/CheckoutPage.tsx";
import { customerContact } from "./customerContact.ts";

/** Checkout, for guests and for those who are signed in. */
export function CheckoutArea({ restaurantId }: { restaurantId: number }) {
  const { user } = useAuthStore();
  return <CheckoutPage restaurantId={restaurantId} contact={customerContact(user)} />;
}
