import { Skeleton } from "../shared/ui/Skeleton.tsx";

/** While a page's code is on its way. */
export function PageFallback() {
  return (
    <div className="grid gap-4 p-6" role="status" aria-label="Loading the page">
      <Skeleton className="h-16" />
      <Skeleton className="h-64" />
    </div>
  );
}
