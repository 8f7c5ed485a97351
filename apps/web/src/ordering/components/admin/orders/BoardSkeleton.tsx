import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";

const heights = ["h-56", "h-44", "h-36"];

/** The columns' shape while the board is on its way. */
export function BoardSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the board"
      className="grid gap-3.5 px-5 pt-4 max-md:px-3 md:grid-cols-2 lg:grid-cols-3"
    >
      {heights.map((height) => (
        <div key={height} className="grid content-start gap-2.5">
          <Skeleton className="h-11" />
          <Skeleton className={height} />
          <Skeleton className="h-40" />
        </div>
      ))}
    </div>
  );
}
