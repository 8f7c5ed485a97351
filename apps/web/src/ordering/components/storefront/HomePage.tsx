import { useQuery } from "@tanstack/react-query";
import { ChevronRight, Store } from "lucide-react";
import { Link, Redirect } from "wouter";
import { useTitle } from "../../../shared/hooks/useTitle.ts";
import { restaurantsQuery } from "../../../shared/http/restaurants.ts";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { BrandBar } from "./BrandBar.tsx";
import { heroOf } from "./heroes.ts";

/** `/`: the only restaurant, or a choice of them (W3). */
export function HomePage() {
  const restaurants = useQuery(restaurantsQuery());
  useTitle("Hafaloha");
  const only = restaurants.data?.length === 1 ? restaurants.data[0] : undefined;
  if (only) return <Redirect to={`/r/${only.id}`} replace />;

  return (
    <div className="min-h-dvh bg-surface">
      <header className="weave px-4 pt-4 pb-14 md:px-6">
        <div className="mx-auto max-w-[720px]">
          <BrandBar name="Hafaloha" />
          <h1 className="mt-8 font-display text-3xl font-bold tracking-[-0.025em]">Where will you eat today?</h1>
        </div>
      </header>
      <main className="mx-auto -mt-8 grid max-w-[720px] gap-3 px-4 pb-10 md:px-6">
        {restaurants.isPending && <Skeleton className="h-24 shadow-2" />}
        {restaurants.isError && (
          <div className="rounded-sheet bg-surface shadow-2">
            <ErrorState
              title="The restaurants did not load."
              text={restaurants.error.message}
              onRetry={() => void restaurants.refetch()}
            />
          </div>
        )}
        {restaurants.data?.length === 0 && (
          <div className="rounded-sheet bg-surface shadow-2">
            <EmptyState icon={Store} title="No restaurant is open here yet." />
          </div>
        )}
        {restaurants.data?.map(({ id, name, address }) => (
          <Link
            key={id}
            href={`/r/${id}`}
            className="flex items-center gap-4 rounded-sheet border border-line bg-surface p-4 text-ink no-underline shadow-2"
          >
            <span className="weave grid size-20 flex-none place-items-center rounded-card">
              <img src={heroOf(id)?.art[0] ?? "/art/mark.svg"} alt="" className="size-18" />
            </span>
            <span className="min-w-0 flex-1">
              <b className="block font-display text-lg">{name}</b>
              <span className="text-ink-2">{address}</span>
            </span>
            <ChevronRight size={21} aria-hidden />
          </Link>
        ))}
      </main>
    </div>
  );
}
