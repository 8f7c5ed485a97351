import type { Restaurant } from "@hafaloha/contract";
import { Clock } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { formatClock } from "../../../shared/ui/time.ts";
import { serviceOf } from "../../state/service.ts";

const NotAsUsual = lazy(() => import("./NotAsUsual.tsx").then((module) => ({ default: module.NotAsUsual })));
const OpeningHours = lazy(() => import("./OpeningHours.tsx").then((module) => ({ default: module.OpeningHours })));

interface StatusCardProps {
  restaurant: Restaurant;
  now: number;
  children: ReactNode;
}

/** What a customer asks first: when it would be ready, or why nothing is cooked right now. */
export function StatusCard({ restaurant, now, children }: StatusCardProps) {
  const service = serviceOf(restaurant, now);
  const zone = restaurant.time_zone;
  const usual = service.kind === "open";
  return (
    <section
      aria-label="Now"
      className="relative z-2 mx-4 -mt-13 mb-2 flex items-center gap-3 rounded-[16px] bg-surface px-3.5 py-3 shadow-2 md:mx-6 lg:mx-auto lg:-mt-11.5 lg:mb-2.5 lg:max-w-[1184px] lg:px-5 lg:py-4 xl:max-w-[1400px]"
    >
      <span
        className={`grid size-10 flex-none place-items-center rounded-pill ${usual ? "bg-ready-soft text-ready-text" : "bg-amber-soft text-amber-text"}`}
      >
        <Clock size={18} aria-hidden />
      </span>
      <div className="min-w-0 flex-1" role="status">
        <Suspense fallback={null}>
          {usual ? (
            <>
              <b className="lg:text-md">Ready in about {service.minutes} min</b>
              <p className="text-sm text-ink-2">
                Taking orders{service.until && ` until ${formatClock(service.until, zone)}`}. Pay at pickup.
              </p>
            </>
          ) : (
            <NotAsUsual service={service} timeZone={zone} now={now} />
          )}
          {restaurant.opening_hours.length > 0 && <OpeningHours hours={restaurant.opening_hours} />}
        </Suspense>
      </div>
      {children}
    </section>
  );
}
