import { useQuery } from "@tanstack/react-query";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { StockPicture } from "../inventory/StockPicture.tsx";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";
import { ChartCard, type ChartProps } from "./ChartCard.tsx";

const shown = 5;

/** What brought most, as bars with the dishes' pictures; the table has the rest. */
export function BestSellers({ report: { top_items: items, currency }, range, className }: ChartProps) {
  const { restaurant } = useDesk();
  const stock = useQuery(stockQuery(restaurant.id)).data?.stock;
  const most = Math.max(0, ...items.map(({ revenue }) => revenue));
  return (
    <ChartCard
      title="Best sellers"
      range={range}
      sheet="items"
      className={className}
      table={{
        head: ["Item", "Sold", "Revenue"],
        rows: items.map(({ name, quantity, revenue }) => [name, quantity, formatMoney(revenue, currency)]),
      }}
    >
      <ul className="grid gap-3">
        {items.slice(0, shown).map(({ menu_item_id: id, name, quantity, revenue }) => (
          <li key={id} className="grid grid-cols-[40px_1fr] items-center gap-x-3">
            <StockPicture url={stock?.[id]?.imageUrl ?? null} />
            <div className="min-w-0">
              <p className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
                <span className="text-sm whitespace-nowrap text-ink-2">
                  {quantity} · <b className="text-ink">{formatMoney(revenue, currency)}</b>
                </span>
              </p>
              <span className="mt-1 block h-2 rounded-pill bg-sunken">
                <span
                  className="block h-full rounded-pill bg-action"
                  style={{ width: `${most === 0 ? 0 : (revenue / most) * 100}%` }}
                />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}
