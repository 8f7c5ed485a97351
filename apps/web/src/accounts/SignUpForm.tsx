import type { Restaurant } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { restaurantsQuery } from "../shared/http/restaurants.ts";
import { ErrorState } from "../shared/ui/ErrorState.tsx";
import { Skeleton } from "../shared/ui/Skeleton.tsx";
import { SignUpFields } from "./SignUpFields.tsx";

/** A customer belongs to the restaurant that they came from; those who came from none choose one. */
export function SignUpForm({ cameFrom, signInHref }: { cameFrom: number | null; signInHref: string }) {
  const { data, error, refetch } = useQuery(restaurantsQuery());
  if (data) return <SignUpFields restaurants={choices(data, cameFrom)} signInHref={signInHref} />;
  if (error) {
    return <ErrorState title="The page did not load." text={error.message} onRetry={() => void refetch()} />;
  }
  return <Skeleton className="h-80" />;
}

function choices(restaurants: readonly Restaurant[], cameFrom: number | null): readonly Restaurant[] {
  const home = restaurants.find((restaurant) => restaurant.id === cameFrom);
  return home ? [home] : restaurants;
}
