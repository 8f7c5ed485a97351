import { Skeleton } from "../../../shared/ui/Skeleton.tsx";

export function TrackingSkeleton() {
  return (
    <div role="status" aria-label="Loading your order">
      <div className="weave h-[440px]" />
      <div className="mx-auto -mt-18 grid max-w-[560px] gap-3 px-3.5">
        <Skeleton className="h-44 rounded-sheet" />
        <Skeleton className="h-40 rounded-sheet" />
      </div>
    </div>
  );
}
