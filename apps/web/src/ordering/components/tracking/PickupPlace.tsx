import type { TrackedOrder } from "@hafaloha/contract";
import { MapPin, Phone } from "lucide-react";
import { buttonClass } from "../../../shared/ui/buttonClass.ts";

export function PickupPlace({ restaurant }: { restaurant: TrackedOrder["restaurant"] }) {
  return (
    <section aria-label="Where" className="flex items-center gap-2.5 rounded-sheet bg-surface px-4 py-3.5 shadow-1">
      <MapPin size={18} aria-hidden />
      <b className="min-w-0 flex-1">Pickup at {restaurant.name}</b>
      {restaurant.phone && (
        <a href={`tel:${restaurant.phone.replace(/[^\d+]/g, "")}`} className={buttonClass()}>
          <Phone size={18} aria-hidden />
          Call
        </a>
      )}
    </section>
  );
}
