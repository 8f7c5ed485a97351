import type { Order } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { useDesk } from "../live/desk.ts";
import { ChangeNote } from "../orders/ChangeNote.tsx";
import { optionWords } from "../orders/orderWords.ts";

/** The lines, what is made of them, and what they cost. */
export function OrderMoney({ order }: { order: Order }) {
  const { currency } = useDesk().restaurant;
  return (
    <section aria-label="Lines" className="grid gap-3 rounded-card border border-line bg-surface p-3.5">
      <ul className="grid gap-2.5">
        {order.items.map((line) => {
          const made = line.made_quantity >= line.quantity;
          return (
            <li key={line.id} className="grid grid-cols-[26px_1fr_auto] gap-x-1 leading-5">
              <span className="font-bold">{line.quantity}</span>
              <span className="min-w-0">
                <span className={clsx("break-words", made && "text-ink-2 line-through")}>{line.name}</span>
                {line.options.length > 0 && <span className="block text-sm text-ink-2">{optionWords(line)}</span>}
                {line.notes && <span className="block text-sm text-ink-2 italic">{line.notes}</span>}
                {line.made_quantity > 0 && (
                  <span className="flex items-center gap-1 text-sm font-semibold text-ready-text">
                    <Check size={14} strokeWidth={2.4} aria-hidden />
                    {made ? "Made" : `${line.made_quantity} of ${line.quantity} made`}
                  </span>
                )}
              </span>
              <span className="text-right">{formatMoney(line.price * line.quantity, currency)}</span>
            </li>
          );
        })}
      </ul>
      {order.last_change && <ChangeNote change={order.last_change} />}
      <p className="flex justify-between border-t border-line pt-2.5 text-md font-bold">
        <span>Total</span>
        <span>{formatMoney(order.total, currency)}</span>
      </p>
    </section>
  );
}
