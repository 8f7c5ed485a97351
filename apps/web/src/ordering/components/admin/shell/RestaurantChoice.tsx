import { useQuery } from "@tanstack/react-query";
import { ChevronRight, LogOut, Store } from "lucide-react";
import { restaurantsQuery } from "../../../../shared/http/restaurants.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";

interface RestaurantChoiceProps {
  onChoose(restaurantId: number): void;
  onSignOut(): void;
}

/** For a super_admin, who has no restaurant of their own. */
export function RestaurantChoice({ onChoose, onSignOut }: RestaurantChoiceProps) {
  const { data, error, refetch } = useQuery(restaurantsQuery());
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[480px] content-center gap-4 p-5">
      <h1 className="text-xl font-bold">Which restaurant?</h1>
      {error && <ErrorState title="The list did not load." text={error.message} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-32" />}
      {data?.length === 0 && <EmptyState icon={Store} title="There is no restaurant yet." />}
      <ul className="grid gap-2.5">
        {data?.map((restaurant) => (
          <li key={restaurant.id}>
            <button
              type="button"
              onClick={() => onChoose(restaurant.id)}
              className="flex w-full items-center gap-3 rounded-card border border-line bg-surface p-4 text-left shadow-1 hover:shadow-2"
            >
              <Store size={21} className="text-ink-2" aria-hidden />
              <span className="flex-1">
                <b className="block">{restaurant.name}</b>
                <span className="text-sm text-ink-2">{restaurant.address}</span>
              </span>
              <ChevronRight size={18} className="text-ink-2" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" className="justify-self-start" onClick={onSignOut}>
        <LogOut size={18} aria-hidden />
        Sign out
      </Button>
    </main>
  );
}
