import { BellRing, Store } from "lucide-react";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import type { BoardCard } from "../../../state/boardView.ts";

/** What sets an order apart: nobody has seen it yet, or staff keyed it in. */
export function OrderTags({ card, keyedInBy }: { card: BoardCard; keyedInBy: string | null }) {
  if (card.unacknowledged) {
    return (
      <Tag icon={BellRing} tone="pending">
        New
      </Tag>
    );
  }
  if (!card.order.staff_created) return null;
  return (
    <Tag icon={Store} className="min-w-0 shrink">
      <span className="truncate">{keyedInBy ? `Counter · ${keyedInBy}` : "Counter"}</span>
    </Tag>
  );
}
