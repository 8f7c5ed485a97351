import type { Order } from "@hafaloha/contract";
import { CalendarClock, CloudUpload, MessageSquare, Store, TriangleAlert, Users } from "lucide-react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import { formatClock, formatDay } from "../../../../shared/ui/time.ts";
import { timerStart, urgencyOf } from "../../../state/boardAge.ts";
import { isActive, isReleased } from "../../../state/boardView.ts";
import { useDesk } from "../live/desk.ts";
import { CardNote } from "../orders/CardNote.tsx";
import { OrderTimer } from "../orders/OrderTimer.tsx";
import { statusLook } from "../orders/statusLook.ts";
import { useCardLines } from "../queue/useCardLines.ts";

/** Where the order stands, how old it is, and what must not be missed about it. */
export function OrderHead({ order }: { order: Order }) {
  const { restaurant } = useDesk();
  const lines = useCardLines().get(order.id);
  const { icon, word, tone } = statusLook[order.status];
  const now = serverNow();
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Tag icon={icon} tone={tone}>
          {word}
        </Tag>
        {order.staff_created && <Tag icon={Store}>Counter</Tag>}
        {isReleased(order, now) || !order.pickup_time ? null : (
          <Tag icon={CalendarClock}>
            For {formatDay(order.pickup_time, restaurant.time_zone)}{" "}
            {formatClock(order.pickup_time, restaurant.time_zone)}
          </Tag>
        )}
        <span className="flex-1" />
        {isActive(order.status) && isReleased(order, now) && (
          <OrderTimer
            start={timerStart(order)}
            urgency={urgencyOf(order, restaurant.timer_limits, now)}
            behind={false}
          />
        )}
      </div>
      {order.cancel_reason && <CardNote icon={MessageSquare}>Cancelled: {order.cancel_reason}</CardNote>}
      {order.allergy_note && (
        <CardNote icon={TriangleAlert} look="red">
          Allergy: {order.allergy_note}
        </CardNote>
      )}
      {order.special_instructions && <CardNote icon={MessageSquare}>{order.special_instructions}</CardNote>}
      {lines?.saved && (
        <CardNote icon={CloudUpload} look="saved">
          {lines.saved}
        </CardNote>
      )}
      {lines?.refused && (
        <CardNote icon={lines.isBeaten ? Users : TriangleAlert} look="red">
          {lines.refused}
        </CardNote>
      )}
    </div>
  );
}
