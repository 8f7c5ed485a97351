import type { MenuItem } from "@hafaloha/contract";
import { EyeOff } from "lucide-react";
import { previewOf } from "../../../state/itemChange.ts";
import type { ItemFields } from "../../../state/itemFields.ts";
import { ItemCard } from "../../storefront/ItemCard.tsx";
import { useDesk } from "../live/desk.ts";

/** The card on the storefront, as what is typed would make it. Only to be looked at. */
export function ItemPreview({ fields, item, today }: { fields: ItemFields; item: MenuItem | null; today: number }) {
  const { currency } = useDesk().restaurant;
  return (
    <div data-surface="guest" inert className="rounded-sheet border border-line bg-canvas px-4 py-3 text-ink">
      {fields.hidden && (
        <p className="mb-2 flex items-center gap-1.5 text-sm font-semibold text-ink-2">
          <EyeOff size={16} aria-hidden />
          Hidden: customers do not see it.
        </p>
      )}
      <ItemCard
        item={previewOf(fields, item)}
        currency={currency}
        weekday={today}
        held={0}
        onOpen={() => undefined}
        onAdd={() => undefined}
      />
    </div>
  );
}
