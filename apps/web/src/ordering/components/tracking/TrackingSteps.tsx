import { clsx } from "clsx";
import { CheckCheck, ConciergeBell, Flame, Inbox, type LucideIcon } from "lucide-react";
import { formatClock } from "../../../shared/ui/time.ts";
import { type TrackingStep, type TrackingView, trackingSteps } from "../../state/tracking.ts";

const looks: Record<TrackingStep, { icon: LucideIcon; word: string }> = {
  pending: { icon: Inbox, word: "Received" },
  preparing: { icon: Flame, word: "Cooking" },
  ready: { icon: ConciergeBell, word: "Ready" },
  completed: { icon: CheckCheck, word: "Collected" },
};

export function TrackingSteps({ view: { order, reached } }: { view: TrackingView }) {
  const at = order.status === "cancelled" ? -1 : trackingSteps.indexOf(order.status);
  return (
    <ol className="relative grid grid-cols-4" aria-label="Order progress">
      <li aria-hidden className="absolute inset-x-[12.5%] top-[19px] h-1 rounded-pill bg-line">
        <span className="block h-full rounded-pill bg-action" style={{ width: `${(Math.max(at, 0) / 3) * 100}%` }} />
      </li>
      {trackingSteps.map((step, index) => {
        const { icon: Icon, word } = looks[step];
        const time = reached[step];
        const isNow = index === at;
        return (
          <li
            key={step}
            aria-current={isNow ? "step" : undefined}
            className={clsx(
              "relative grid content-start justify-items-center gap-1.5 text-sm leading-4",
              isNow ? "font-bold text-ink" : "font-medium text-ink-3",
            )}
          >
            <span
              className={clsx(
                "grid size-10 place-items-center rounded-pill",
                index < at && "bg-action text-on-action",
                isNow && "border-3 border-action bg-action-soft text-action-text ring-5 ring-action-soft",
                index > at && "border-2 border-line bg-surface",
              )}
            >
              <Icon size={18} aria-hidden />
            </span>
            {word}
            {index < at && <span className="sr-only">, done</span>}
            {time !== undefined && index <= at && (
              <time dateTime={time} className="text-xs font-medium text-ink-3">
                {formatClock(time, order.restaurant.time_zone)}
              </time>
            )}
          </li>
        );
      })}
    </ol>
  );
}
