import "./printedTicket.css";
import type { Order, OrderLine } from "@hafaloha/contract";
import { useEffect, useEffectEvent } from "react";
import { createPortal } from "react-dom";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { formatClock, formatDay } from "../../../../shared/ui/time.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { useDesk } from "../live/desk.ts";
import { dueWords, optionWords } from "./orderWords.ts";

/** An order on paper: nothing else of the page is printed while it is there. It goes when the printer's dialog closes. */
export function PrintedTicket({ order, onDone }: { order: Order; onDone: () => void }) {
  const { restaurant } = useDesk();
  const done = useEffectEvent(onDone);
  useEffect(() => {
    const end = () => done();
    window.addEventListener("afterprint", end);
    window.print();
    return () => window.removeEventListener("afterprint", end);
  }, []);
  const { time_zone: timeZone, currency } = restaurant;
  return createPortal(
    <section className="printed-ticket" aria-label={`Ticket ${shortNumber(order.order_number)} for the printer`}>
      <p className="printed-number">{shortNumber(order.order_number)}</p>
      <p className="printed-name">{order.contact_name}</p>
      <p>{dueWords(order, timeZone)}</p>
      <p>
        {order.staff_created ? "Counter, " : ""}
        {formatDay(order.created_at, timeZone)} {formatClock(order.created_at, timeZone)}
      </p>
      {order.allergy_note && <p className="printed-box">ALLERGY: {order.allergy_note}</p>}
      {order.status === "cancelled" && <p className="printed-box">VOID: cancelled</p>}
      <ul>
        {order.items.map((line) => (
          <PrintedLine key={line.id} line={line} />
        ))}
        {order.last_change?.removed.map((line) => (
          <PrintedLine key={line.id} line={line} isVoid />
        ))}
      </ul>
      {order.special_instructions && <p className="printed-box">{order.special_instructions}</p>}
      <p className="printed-total">
        Total {formatMoney(order.total, currency)} · {order.order_number}
      </p>
      <p>{restaurant.name}</p>
    </section>,
    document.body,
  );
}

function PrintedLine({
  line,
  isVoid = false,
}: {
  line: Pick<OrderLine, "quantity" | "name" | "options" | "notes">;
  isVoid?: boolean;
}) {
  return (
    <li>
      <span className="printed-quantity">{line.quantity}</span>
      <span>
        {isVoid && <b className="printed-void">VOID</b>} {line.name}
        {line.options.length > 0 && <span className="printed-more">{optionWords(line)}</span>}
        {line.notes && <span className="printed-more">“{line.notes}”</span>}
      </span>
    </li>
  );
}
