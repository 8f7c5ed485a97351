import { UtensilsCrossed } from "lucide-react";

export function StockPicture({ url }: { url: string | null }) {
  return (
    <span className="grid size-10 flex-none place-items-center overflow-hidden rounded-control bg-sunken text-ink-3">
      {url ? (
        <img src={url} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      ) : (
        <UtensilsCrossed size={18} aria-hidden />
      )}
    </span>
  );
}
