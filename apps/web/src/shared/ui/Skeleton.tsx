import { clsx } from "clsx";

/** The place of something that is on its way, in its real shape; it appears after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("animate-skeleton rounded-card bg-ink/8", className)} />;
}
