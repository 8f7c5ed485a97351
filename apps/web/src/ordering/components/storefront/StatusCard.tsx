import type { Restaurant } from "@hafaloha/contract";
import { Clock } from "lucide-react";
import type { ReactNode } from "react";

/** What a customer asks first: when it would be ready. */
export function StatusCard({ restaurant, children }: { restaurant: Restaurant; children: ReactNode }) {
  return (
    <section
      aria-label="Now"
      className="relative z-2 mx-4 -mt-13 mb-2 flex items-center gap-3 rounded-[16px] bg-surface px-3.5 py-3 shadow-2 md:mx-6 lg:mx-auto lg:-mt-11.5 lg:mb-2.5 lg:max-w-[1184px] lg:px-5 lg:py-4 xl:max-w-[1400px]"
    >
      <span className="grid size-10 flex-none place-items-center rounded-pill bg-ready-soft text-ready-text">
        <Clock size={18} aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <b className="lg:text-md">Ready in about {restaurant.prep_minutes} min</b>
        <p className="text-sm text-ink-2">Taking orders. Pay at pickup.</p>
      </div>
      {children}
    </section>
  );
}
