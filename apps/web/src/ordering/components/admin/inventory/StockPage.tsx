import { useQuery } from "@tanstack/react-query";
import { CircleSlash, SearchX, TriangleAlert, Infinity as Uncounted } from "lucide-react";
import { useCallback, useMemo } from "react";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { localWeekday } from "../../../../shared/ui/time.ts";
import { itemsWaiting, stockWith } from "../../../state/savedView.ts";
import { countStock, type Stock, type StockFilter, viewStock } from "../../../state/stock.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";
import { useTick } from "../live/ticker.ts";
import { useQueue } from "../queue/queueContext.ts";
import { FilterBar, type FilterChoice } from "../shell/FilterBar.tsx";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { StockCards } from "./StockCards.tsx";
import { StockTable } from "./StockTable.tsx";
import { filterStock, useStockState } from "./stockState.ts";

const choices: readonly FilterChoice<StockFilter>[] = [
  { filter: "all", word: "All" },
  { filter: "out_of_stock", word: "Sold out", icon: CircleSlash },
  { filter: "low_stock", word: "Low", icon: TriangleAlert },
  { filter: "untracked", word: "Not counted", icon: Uncounted },
];

/** `/admin/stock`: what can be sold at this moment, live. */
export function StockPage() {
  const { restaurant } = useDesk();
  const { data, error, refetch } = useQuery(stockQuery(restaurant.id));
  const { saved } = useQueue();
  const shown = useMemo(() => data && stockWith(data.stock, saved), [data, saved]);
  const waiting = useMemo(() => itemsWaiting(saved), [saved]);
  if (shown) return <StockList stock={shown} waiting={waiting} />;
  if (error) return <ErrorState title="The stock did not load." text={error.message} onRetry={() => void refetch()} />;
  return (
    <div role="status" aria-label="Loading the stock" className="grid gap-2.5 p-5">
      <Skeleton className="h-9" />
      <Skeleton className="h-80" />
    </div>
  );
}

function StockList({ stock, waiting }: { stock: Stock; waiting: ReadonlySet<number> }) {
  const { filter, search } = useStockState();
  const counts = countStock(stock);
  const rows = useMemo(() => viewStock(stock, filter, search), [stock, filter, search]);
  const weekday = useWeekday();
  const layout = useStaffLayout();
  return (
    <>
      <FilterBar choices={choices} counts={counts} chosen={filter} onChoose={filterStock}>
        <p className="ml-auto text-sm text-ink-2 max-lg:hidden">Needs attention first</p>
      </FilterBar>
      <section
        aria-label="Items"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls by it, also where no item's stock is counted
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-(--covered) max-md:px-3"
      >
        {rows.length === 0 && (
          <EmptyState icon={SearchX} title="No item matches" text="Try another filter or search." />
        )}
        {rows.length > 0 && layout === "phone" && <StockCards rows={rows} weekday={weekday} waiting={waiting} />}
        {rows.length > 0 && layout !== "phone" && <StockTable rows={rows} weekday={weekday} waiting={waiting} />}
      </section>
    </>
  );
}

/** Today on the restaurant's calendar; it turns at its midnight. */
function useWeekday(): number {
  const { time_zone } = useDesk().restaurant;
  return useTick(useCallback((now: number) => localWeekday(now, time_zone), [time_zone]));
}
