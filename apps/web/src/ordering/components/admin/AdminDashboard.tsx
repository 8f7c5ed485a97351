import "./staff.css";
import type { User } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation, useSearchParams } from "wouter";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { restaurantQuery } from "../../api/restaurants.ts";
import { DeskProvider } from "./live/desk.ts";
import { StaffDesk } from "./StaffDesk.tsx";
import { RestaurantChoice } from "./shell/RestaurantChoice.tsx";

interface AdminDashboardProps {
  user: User;
  onSignOut(): void;
}

/** Everything under `/admin`, for a signed-in member of staff. A super_admin's restaurant stands in the address. */
export function AdminDashboard({ user, onSignOut }: AdminDashboardProps) {
  const [params, setParams] = useSearchParams();
  const restaurantId = user.restaurant_id ?? plainId(params.get("restaurant_id"));
  const choose = (id: number | null) => {
    const next = new URLSearchParams(params);
    if (id === null) next.delete("restaurant_id");
    else next.set("restaurant_id", String(id));
    setParams(next);
  };
  if (restaurantId === null) return <RestaurantChoice onChoose={choose} />;
  return (
    <RestaurantDesk
      // Nothing of one restaurant may linger on the screen of another.
      key={restaurantId}
      restaurantId={restaurantId}
      user={user}
      onChooseRestaurant={user.restaurant_id === null ? () => choose(null) : null}
      onSignOut={onSignOut}
    />
  );
}

interface RestaurantDeskProps extends AdminDashboardProps {
  restaurantId: number;
  onChooseRestaurant: (() => void) | null;
}

function RestaurantDesk({ restaurantId, user, onChooseRestaurant, onSignOut }: RestaurantDeskProps) {
  const { data: restaurant, error, refetch } = useQuery(restaurantQuery(restaurantId));
  const [path] = useLocation();
  const page = path === "/admin/stock" ? "stock" : "board";
  useEffect(() => {
    document.title = `${page === "stock" ? "Stock" : "Live board"} · ${restaurant?.name ?? "Hafaloha"}`;
  }, [page, restaurant?.name]);

  if (!restaurant && error) {
    return (
      <main className="grid min-h-dvh place-items-center">
        <ErrorState title="The restaurant did not load." text={error.message} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!restaurant) {
    return (
      <div role="status" aria-label="Loading" className="grid gap-4 p-5">
        <Skeleton className="h-16" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  return (
    <DeskProvider value={{ user, restaurant }}>
      <StaffDesk page={page} onChooseRestaurant={onChooseRestaurant} onSignOut={onSignOut} />
    </DeskProvider>
  );
}

function plainId(text: string | null): number | null {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
