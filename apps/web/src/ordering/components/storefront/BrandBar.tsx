import { MapPin } from "lucide-react";
import type { ReactNode } from "react";

/** Mark, name and place at the top of customer pages, on the weave. */
export function BrandBar({ name, place, children }: { name: string; place?: string; children?: ReactNode }) {
  return (
    <div className="relative flex min-h-11 items-center gap-2.5">
      <img src="/art/mark.svg" alt="" width={40} height={40} />
      <div className="min-w-0 flex-1">
        <p className="font-display text-md leading-5 font-[650] md:text-lg">{name}</p>
        {place && (
          <p className="flex items-center gap-1 text-sm opacity-86">
            <MapPin size={14} strokeWidth={2.4} aria-hidden />
            <span className="truncate">{place}</span>
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
