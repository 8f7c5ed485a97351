import type { TrackedOrder } from "@hafaloha/contract";
import { formatMoney } from "../../../shared/ui/money.ts";
import { fromCents, toCents } from "../../state/cartPricing.ts";
import { optionName } from "../../state/optionName.ts";

export function TrackedItems({ order }: { order: TrackedOrder }) {
  const { currency } = order.restaurant;
  return (
    <section aria-label="What you ordered" className="rounded-sheet bg-surface px-4 py-3.5 shadow-1">
      <ul className="grid gap-2.5">
        {order.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the customer's view of a line has no id, and lines keep their place
          <li key={index} className="grid grid-cols-[26px_1fr_auto] gap-x-2">
            <b className="font-bold">{item.quantity}</b>
            <div className="min-w-0">
              <b>{item.name}</b>
              {item.options.length > 0 && (
                <p className="text-sm text-ink-2">{item.options.map(optionName).join(" · ")}</p>
              )}
              {item.notes && <p className="text-sm text-ink-2">“{item.notes}”</p>}
            </div>
            <span>{formatMoney(fromCents(toCents(item.price) * item.quantity), currency)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex items-baseline justify-between border-t border-line pt-2.5">
        <span className="text-ink-2">{order.status === "cancelled" ? "Total" : "Total, pay at pickup"}</span>
        <b className="text-md">{formatMoney(order.total, currency)}</b>
      </p>
    </section>
  );
}
