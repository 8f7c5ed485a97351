import { useNow } from "../../../shared/hooks/useNow.ts";
import { useTitle } from "../../../shared/hooks/useTitle.ts";
import { ZoneNote } from "../../../shared/ui/ZoneNote.tsx";
import { shortNumber } from "../../state/orderNumber.ts";
import { type TrackingView, waitOf } from "../../state/tracking.ts";
import { BrandBar } from "../storefront/BrandBar.tsx";
import { EtaRing } from "./EtaRing.tsx";
import { LinkPill } from "./LinkPill.tsx";
import { PickupPlace } from "./PickupPlace.tsx";
import { TellWhenReady } from "./TellWhenReady.tsx";
import { TrackedItems } from "./TrackedItems.tsx";
import { TrackingSteps } from "./TrackingSteps.tsx";
import { trackingWords } from "./trackingWords.ts";
import { useLiveOrder } from "./useLiveOrder.ts";

interface TrackingProps {
  token: string;
  view: TrackingView;
  /** When the order last came from the server, in epoch milliseconds. */
  checkedAt: number;
}

export function Tracking({ token, view, checkedAt }: TrackingProps) {
  const { order } = view;
  const now = useNow(5000);
  const link = useLiveOrder(token);
  const wait = waitOf(order, now);
  const { title, text } = trackingWords(wait, order.restaurant.time_zone, now);
  const number = shortNumber(order.order_number);

  useTitle(order.status === "ready" ? `Ready: ${number}` : `${title} · ${number}`);

  return (
    <div className="pb-6">
      <header className="weave px-4 pt-3 pb-23 text-center">
        <div className="mx-auto max-w-[560px]">
          <div className="text-left">
            <BrandBar name={order.restaurant.name}>
              <LinkPill link={link} checkedAt={checkedAt} />
            </BrandBar>
          </div>
          <EtaRing wait={wait} />
          <div role="status">
            <h1 className="mt-2.5 font-display text-[2.25rem] leading-10 font-bold tracking-[-0.025em]">{title}</h1>
            <p className="mt-0.5 text-md opacity-92">{text}</p>
          </div>
        </div>
      </header>
      <main className="relative mx-auto -mt-18 grid max-w-[560px] gap-3 px-3.5">
        <section aria-label="Your order" className="rounded-sheet bg-surface p-4 shadow-2">
          {order.status !== "cancelled" && (
            <div className="mb-4 border-b border-line pb-3.5">
              <TrackingSteps view={view} />
            </div>
          )}
          <div className="flex items-center gap-3.5">
            <b className="text-[2.25rem] leading-10 font-bold tracking-[-0.02em] whitespace-nowrap">{number}</b>
            <p className="text-[0.875rem] leading-[1.1875rem] text-ink-2">
              {order.status === "cancelled"
                ? "Call the restaurant if you have a question about this order."
                : "Say this number at the pickup counter."}
            </p>
          </div>
        </section>
        <TellWhenReady order={order} token={token} />
        <TrackedItems order={order} />
        <PickupPlace restaurant={order.restaurant} />
        <div className="px-6 pt-1 text-center text-sm text-balance text-ink-2">
          <p>This page updates by itself. If you lose signal, it catches up.</p>
          <ZoneNote now={now} timeZone={order.restaurant.time_zone} />
        </div>
      </main>
    </div>
  );
}
