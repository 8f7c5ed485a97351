import { ShoppingBag } from "lucide-react";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";

export function EmptyOrder() {
  return <EmptyState icon={ShoppingBag} title="Nothing in your order yet." text="Dishes that you add appear here." />;
}
