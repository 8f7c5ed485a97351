import { Skeleton } from "../../../shared/ui/Skeleton.tsx";

const cards = ["a", "b", "c", "d", "e", "f"];

/** The real shape of the storefront while nothing is known yet. */
export function StorefrontSkeleton() {
  return (
    <div className="min-h-dvh bg-surface" role="status" aria-label="Loading the menu">
      <div className="weave h-[285px] md:h-[340px] lg:h-[455px]" />
      <div className="mx-auto -mt-13 max-w-[1184px] px-4 md:px-6 lg:px-0 xl:max-w-[1400px]">
        <Skeleton className="h-16 rounded-[16px] shadow-2" />
        <Skeleton className="mt-6 h-11 rounded-pill" />
        <div className="mt-8 grid gap-6 md:grid-cols-2 lg:grid-cols-3">
          {cards.map((card) => (
            <Skeleton key={card} className="h-32 lg:h-60" />
          ))}
        </div>
      </div>
    </div>
  );
}
