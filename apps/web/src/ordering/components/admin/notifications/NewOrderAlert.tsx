import type { Order } from "@hafaloha/contract";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { alertStart } from "../../../state/alerts.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { useDesk } from "../live/desk.ts";
import { CardNote } from "../orders/CardNote.tsx";
import { OrderLines } from "../orders/OrderLines.tsx";
import { dueWords } from "../orders/orderWords.ts";
import { AlertActions } from "./AlertActions.tsx";
import { AlertBand } from "./AlertBand.tsx";
import { AlertFoot } from "./AlertFoot.tsx";
import { useCoveredHeight } from "./useCoveredHeight.ts";

interface NewOrderAlertProps {
  order: Order;
  /** All that wait, oldest first; `order` is one of them. */
  queue: readonly Order[];
  onShow(orderId: number): void;
  onAcknowledge(ids: readonly number[]): void;
  onStart(orderId: number, etaMinutes: number): void;
}

const linesShown = 4;

/** Stands above everything until it is answered. It is not modal and takes no focus: A, S and F6 reach it. */
export function NewOrderAlert({ order, queue, onShow, onAcknowledge, onStart }: NewOrderAlertProps) {
  const { restaurant } = useDesk();
  const number = shortNumber(order.order_number);
  const ids = queue.map((each) => each.id);
  return (
    <AlertFrame label={queue.length > 1 ? `${queue.length} new orders, ${number}` : `New order ${number}`}>
      <AlertBand
        waitsSince={alertStart(order)}
        position={ids.indexOf(order.id)}
        count={ids.length}
        onStep={(step) => onShow(ids[(ids.indexOf(order.id) + step + ids.length) % ids.length] ?? order.id)}
      />
      <div className="min-h-0 overflow-y-auto px-4 pt-3.5 pb-4">
        <div className="flex items-center gap-3">
          <h2 className="flex-1 text-2xl leading-8.5 font-bold tracking-tight whitespace-nowrap">{number}</h2>
          <p className="min-w-0 text-right leading-5">
            <span className="block truncate">{order.contact_name}</span>
            <span className="text-sm text-ink-2">
              {dueWords(order, restaurant.time_zone)} · {formatMoney(order.total, restaurant.currency)}
            </span>
          </p>
        </div>
        <div className="pt-2.5">
          <OrderLines key={order.id} lines={order.items} most={linesShown} large onCheck={null} />
        </div>
        {order.allergy_note && (
          <div className="pt-2.5">
            <CardNote icon={TriangleAlert} look="red">
              Allergy: {order.allergy_note}
            </CardNote>
          </div>
        )}
        <AlertActions
          onAcknowledge={() => onAcknowledge([order.id])}
          onStart={(etaMinutes) => onStart(order.id, etaMinutes)}
          all={ids.length > 1 ? { count: ids.length, onAcknowledge: () => onAcknowledge(ids) } : null}
        />
        <AlertFoot />
      </div>
    </AlertFrame>
  );
}

function AlertFrame({ label, children }: { label: string; children: ReactNode }) {
  const frame = useCoveredHeight("--order-alert");
  return (
    <div
      ref={frame}
      role="alertdialog"
      aria-modal={false}
      aria-label={label}
      tabIndex={-1}
      id="new-order-alert"
      className="fixed inset-x-2 bottom-[calc(76px+env(safe-area-inset-bottom))] z-(--z-alert) flex max-h-[calc(100dvh-92px)] animate-rise flex-col overflow-hidden rounded-sheet border border-line bg-raised shadow-3 md:inset-x-auto md:right-5 md:bottom-(--over-foot,20px) md:max-h-[calc(100dvh-72px-var(--over-foot,20px))] md:w-[412px]"
    >
      {children}
    </div>
  );
}
