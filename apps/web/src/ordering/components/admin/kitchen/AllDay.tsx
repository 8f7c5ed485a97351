import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import type { AllDayRow, StationChoice } from "../../../state/kitchen.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";
import { stationWords } from "./kitchenWords.ts";

/** What is still to make of each dish, over all tickets; and where little is left of it. */
export function AllDay({ rows, station }: { rows: readonly AllDayRow[]; station: StationChoice }) {
  const { restaurant } = useDesk();
  const stock = useQuery(stockQuery(restaurant.id)).data?.stock;
  const left = (menuItemId: number) => {
    const item = stock?.[menuItemId]?.item;
    return item?.stock_status === "low_stock" || item?.stock_status === "out_of_stock" ? item.available_quantity : null;
  };
  return (
    <aside
      aria-label="All day totals"
      className="min-h-0 overflow-y-auto border-line bg-surface px-5 py-4.5 ends-clear max-lg:fixed max-lg:inset-x-0 max-lg:top-22 max-lg:bottom-0 max-lg:z-(--z-drawer) lg:w-65 lg:border-l 2xl:w-75"
    >
      <h2 className="text-[26px]/8 font-bold">All day</h2>
      <p className="mb-2 text-lg text-ink-2">
        still to make, {station === "all" ? "all tickets" : stationWords[station].toLowerCase()}
      </p>
      {rows.length === 0 && <p className="text-lg text-ink-2">Nothing.</p>}
      <ul>
        {rows.map(({ menuItemId, name, count }) => (
          <li
            key={menuItemId}
            className="grid grid-cols-[56px_1fr] items-baseline border-t border-line py-2.25 text-[24px]/7 font-medium"
          >
            <b className="text-[38px]/10 font-bold">{count}</b>
            <span className="min-w-0 break-words">
              {name}
              <Left count={left(menuItemId)} />
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Left({ count }: { count: number | null }) {
  if (count === null) return null;
  return (
    <span className="mt-0.5 flex items-center gap-1.75 text-lg font-semibold text-amber-text">
      <TriangleAlert size={20} aria-hidden />
      {count > 0 ? `${count} left` : "none left"}
    </span>
  );
}
