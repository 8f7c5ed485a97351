import type { Notification } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { buttonClass } from "../../../../shared/ui/buttonClass.ts";
import { Kbd } from "../../../../shared/ui/Kbd.tsx";
import { momentWords } from "../../../../shared/ui/momentWords.ts";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import { useDesk } from "../live/desk.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { stockQuery } from "../live/stockCache.ts";
import { OrderLines } from "../orders/OrderLines.tsx";
import { dueWords } from "../orders/orderWords.ts";
import { statusLook } from "../orders/statusLook.ts";
import { useQueueFull } from "../queue/queueContext.ts";
import { AlertLink } from "./AlertLink.tsx";
import { titleOf } from "./alertWords.ts";

const linesShown = 8;

/** Beside the list: what the alert said, and how its order or item stands now. */
export function AlertDetail({ alert, onAcknowledge }: { alert: Notification; onAcknowledge: () => void }) {
  const { restaurant } = useDesk();
  const full = useQueueFull();
  const isOrder = alert.resource_type === "Order";
  return (
    <section
      aria-label="Details"
      className="grid content-start gap-4 self-start rounded-card border border-line bg-surface p-5"
    >
      <div>
        <h2 className="text-xl font-bold tracking-tight break-words">{titleOf(alert)}</h2>
        <p className="text-ink-2">
          {momentWords(alert.created_at, restaurant.time_zone, serverNow())} · {alert.body}
        </p>
      </div>
      {isOrder ? <OrderNow orderId={alert.resource_id} /> : <StockNow itemId={alert.resource_id} />}
      <div className="flex flex-wrap gap-2">
        {alert.acknowledged ? (
          <Tag icon={Check} className="h-11!">
            Acknowledged
          </Tag>
        ) : (
          <Button disabled={full} onClick={onAcknowledge}>
            Acknowledge <Kbd>A</Kbd>
          </Button>
        )}
        <AlertLink alert={alert} className={buttonClass({ variant: "primary" })}>
          {isOrder ? "Open the order" : "Find it in the stock"}
        </AlertLink>
      </div>
    </section>
  );
}

/** Nothing of an order that has left the board: its details are one press away. */
function OrderNow({ orderId }: { orderId: number }) {
  const { restaurant } = useDesk();
  const order = useShownBoard()?.entries[orderId]?.order;
  if (!order) return null;
  const { icon, word, tone } = statusLook[order.status];
  return (
    <div className="grid gap-3">
      <Facts>
        <Fact name="Now">
          <Tag icon={icon} tone={tone}>
            {word}
          </Tag>
        </Fact>
        <Fact name="Pickup">{dueWords(order, restaurant.time_zone)}</Fact>
        <Fact name="Total">{formatMoney(order.total, restaurant.currency)}</Fact>
      </Facts>
      <div className="border-t border-line pt-3">
        <OrderLines key={order.id} lines={order.items} most={linesShown} onCheck={null} />
      </div>
    </div>
  );
}

function StockNow({ itemId }: { itemId: number }) {
  const { restaurant } = useDesk();
  const item = useQuery(stockQuery(restaurant.id)).data?.stock[itemId]?.item;
  if (!item) return null;
  return (
    <Facts>
      <Fact name="Available now">{item.available_quantity ?? "Not counted"}</Fact>
      {item.low_stock_threshold !== null && <Fact name="Alert at">{item.low_stock_threshold}</Fact>}
      {item.sold_out === true && <Fact name="Customers">See it as off sale</Fact>}
    </Facts>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[110px_1fr] items-center gap-y-2">{children}</dl>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </>
  );
}
