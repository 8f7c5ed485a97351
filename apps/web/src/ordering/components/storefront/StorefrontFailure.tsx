import { Compass } from "lucide-react";
import { Link } from "wouter";
import { ApiError } from "../../../shared/http/apiError.ts";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";

/** In the menu's place: there is no such restaurant, or its menu could not be had. */
export function StorefrontFailure({ error, onRetry }: { error: Error | null; onRetry(): void }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      {error instanceof ApiError && error.status === 404 ? (
        <EmptyState icon={Compass} title="There is no such restaurant here.">
          <Link href="/" className={buttonClass({ variant: "primary" })}>
            See all restaurants
          </Link>
        </EmptyState>
      ) : (
        <ErrorState title="The menu did not load." text={error?.message ?? ""} onRetry={onRetry} />
      )}
    </main>
  );
}
