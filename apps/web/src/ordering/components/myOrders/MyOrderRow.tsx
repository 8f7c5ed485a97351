import type { OrderPage, Restaurant, TrackedOrder } from "@hafaloha/contract";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useChannel } from "../../../shared/hooks/useChannel.ts";
import { useNow } from "../../../shared/hooks/useNow.ts";
import { momentWords } from "../../../shared/ui/momentWords.ts";
import { formatMoney } from "../../../shared/ui/money.ts";
import { shortNumber } from "../../state/orderNumber.ts";
import { waitOf } from "../../state/tracking.ts";
import { trackingWords } from "../tracking/trackingWords.ts";

type MyOrder = OrderPage["orders"][number];

interface MyOrderRowProps {
  order: MyOrder;
  restaurant: Pick<Restaurant, "time_zone" | "currency">;
}

/** One order and where it stands; the tracking channel moves it on. */
export function MyOrderRow({ order, restaurant: { time_zone: zone, currency } }: MyOrderRowProps) {
  const now = useNow(5000);
  const current = useLatest(order);
  const { title, text } = trackingWords(waitOf(current, now), zone, now);
  const dishes = order.items.map(({ quantity, name }) => (quantity > 1 ? `${quantity} ${name}` : name)).join(", ");
  return (
    <Link
      href={`/track/${encodeURIComponent(order.tracking_token ?? "")}`}
      className="flex items-center gap-3 rounded-sheet border border-line bg-surface p-4 text-ink no-underline shadow-1 hover:shadow-2"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <b className="text-lg">{shortNumber(order.order_number)}</b>
          <b className="text-achote-text" role="status">
            {title}
          </b>
        </span>
        {isUnderWay(current) && <span className="block">{text}</span>}
        <span className="line-clamp-2 text-sm text-ink-2">{dishes}</span>
        <span className="block text-sm text-ink-2">
          {momentWords(order.created_at, zone, now)} · {formatMoney(current.total, currency)}
        </span>
      </span>
      <ChevronRight size={21} aria-hidden />
    </Link>
  );
}

const isUnderWay = ({ status }: Pick<MyOrder, "status">) => status !== "completed";

/** The list's word for it, or the channel's when that is newer. Orders that are done need no channel. */
function useLatest(order: MyOrder): MyOrder | TrackedOrder {
  const [told, setTold] = useState<TrackedOrder | null>(null);
  const token = order.tracking_token;
  const follows = token !== undefined && order.status !== "completed" && order.status !== "cancelled";
  useChannel("OrderTrackingChannel", follows ? { tracking_token: token } : undefined, {
    onMessage: (message) => setTold(message.order),
  });
  return told && told.version >= order.version ? told : order;
}
