import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { Link } from "wouter";
import { ApiError } from "../../../shared/http/apiError.ts";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { trackedOrderQuery } from "../../api/trackOrder.ts";
import { Tracking } from "./Tracking.tsx";
import { TrackingSkeleton } from "./TrackingSkeleton.tsx";

/** `/track/:token`: whoever holds the link follows the order, with or without an account (O9). */
export function TrackingPage({ token }: { token: string }) {
  const query = useQuery(trackedOrderQuery(token));
  if (query.data) return <Tracking token={token} view={query.data} checkedAt={query.dataUpdatedAt} />;
  if (query.isPending) return <TrackingSkeleton />;
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      {query.error instanceof ApiError && query.error.status === 404 ? (
        <EmptyState
          icon={SearchX}
          title="There is no order behind this link."
          text="Open the link from your order again, or ask at the counter."
        >
          <Link href="/" className={buttonClass({ variant: "primary" })}>
            See the menu
          </Link>
        </EmptyState>
      ) : (
        <ErrorState title="Your order did not load." text={query.error.message} onRetry={() => void query.refetch()} />
      )}
    </main>
  );
}
