import "./staff.css";
import type { User } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Redirect, useLocation, useSearch, useSearchParams } from "wouter";
import { useTitle } from "../../../shared/hooks/useTitle.ts";
import { pathId } from "../../../shared/http/pathId.ts";
import { restaurantQuery } from "../../../shared/http/restaurants.ts";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { DeskProvider } from "./live/desk.ts";
import { StaffDesk } from "./StaffDesk.tsx";
import { type StaffPage, staffPageAt } from "./shell/pages.ts";

// Most people have one restaurant, and never choose.
const RestaurantChoice = lazy(() =>
  import("./shell/RestaurantChoice.tsx").then((module) => ({ default: module.RestaurantChoice })),
);

interface AdminDashboardProps {
  user: User;
  onSignOut(): void;
}

/** Everything under `/admin`, for a signed-in member of staff. A super_admin's restaurant stands in the address. */
export function AdminDashboard({ user, onSignOut }: AdminDashboardProps) {
  const [params, setParams] = useSearchParams();
  const restaurantId = user.restaurant_id ?? pathId(params.get("restaurant_id"));
  const choose = (id: number | null) => {
    const next = new URLSearchParams(params);
    if (id === null) next.delete("restaurant_id");
    else next.set("restaurant_id", String(id));
    setParams(next);
  };
  if (restaurantId === null) {
    return (
      <Suspense fallback={null}>
        <RestaurantChoice onChoose={choose} onSignOut={onSignOut} />
      </Suspense>
    );
  }
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

const titles: Readonly<Record<StaffPage["kind"], string>> = {
  board: "Live board",
  kitchen: "Kitchen",
  history: "History",
  stock: "Stock",
  alerts: "Alerts",
  analytics: "Analytics",
  people: "People",
  settings: "Settings",
};

function RestaurantDesk({ restaurantId, user, onChooseRestaurant, onSignOut }: RestaurantDeskProps) {
  const { data: restaurant, error, refetch } = useQuery(restaurantQuery(restaurantId));
  const [path] = useLocation();
  const search = useSearch();
  const page = staffPageAt(path);
  const title = page.kind === "moved" ? "" : titles[page.kind];
  useTitle(`${title} · ${restaurant?.name ?? "Hafaloha"}`);

  // A super_admin's restaurant stands in the query and goes along.
  if (page.kind === "moved") return <Redirect to={search ? `${page.to}?${search}` : page.to} replace />;
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
