import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { SearchX } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useFirstRows } from "../../../../shared/hooks/useFirstRows.ts";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { localWeekday } from "../../../../shared/ui/time.ts";
import { categoriesQuery } from "../../../api/menu.ts";
import { itemsWaiting, stockWith } from "../../../state/savedView.ts";
import { countStock, type Stock, type StockRow, viewStock } from "../../../state/stock.ts";
import { useDesk } from "../live/desk.ts";
import { stockQuery } from "../live/stockCache.ts";
import { useTick } from "../live/ticker.ts";
import { useQueue } from "../queue/queueContext.ts";
import { useDrawerAddress } from "../shell/drawerAddress.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { StockCards } from "./StockCards.tsx";
import { StockDrawer } from "./StockDrawer.tsx";
import { StockFilters } from "./StockFilters.tsx";
import { StockTable } from "./StockTable.tsx";
import { useStockState } from "./stockState.ts";
import { useAskAgain } from "./useAskAgain.ts";
import { useStockQuestion } from "./useStockQuestion.ts";

/** `/admin/stock`: what can be sold at this moment, live. */
export function StockPage() {
  const { restaurant } = useDesk();
  const { data, error, refetch } = useQuery(stockQuery(restaurant.id));
  const { saved } = useQueue();
  const shown = useMemo(() => data && stockWith(data.stock, saved), [data, saved]);
  const waiting = useMemo(() => itemsWaiting(saved), [saved]);
  useAskAgain();
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
  const { restaurant } = useDesk();
  const { question, ask } = useStockQuestion();
  const drawer = useDrawerAddress("item");
  const sections = useQuery(categoriesQuery(restaurant.id)).data?.list ?? [];
  const rows = useMemo(() => viewStock(stock, question), [stock, question]);
  const weekday = useWeekday();
  const layout = useStaffLayout();
  const edited = useStockState(({ edit }) => edit?.itemId);
  const upTo = rows.findIndex(({ item }) => item.id === edited);
  const { shown, end } = useFirstRows(rows, { atOnce: 200, beforeEnd: "1200px", upTo });
  const open = drawer.openId === null ? undefined : stock[drawer.openId];
  const sectionOf = ({ categoryIds }: StockRow) => sections.find(({ id }) => categoryIds.includes(id))?.name ?? null;
  const list = { rows: shown, weekday, waiting, drawer, sectionOf };
  return (
    <div className={clsx("flex min-h-0 flex-1 flex-col", open && "lg:pr-90 xl:pr-110")}>
      <StockFilters question={question} counts={countStock(stock)} sections={sections} onAsk={ask} />
      <section
        aria-label="Items"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls by it, also where no item's stock is counted
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-5 pt-1 ends-clear max-md:px-3"
      >
        {rows.length === 0 && (
          <EmptyState icon={SearchX} title="No item matches" text="Try another filter or search." />
        )}
        {rows.length > 0 && layout === "phone" && <StockCards {...list} />}
        {rows.length > 0 && layout !== "phone" && <StockTable {...list} question={question} onAsk={ask} />}
        {shown.length < rows.length && <div ref={end} />}
      </section>
      {open && (
        <StockDrawer
          key={open.item.id}
          row={open}
          section={sectionOf(open)}
          weekday={weekday}
          isWaiting={waiting.has(open.item.id)}
          onClose={drawer.close}
        />
      )}
    </div>
  );
}

/** Today on the restaurant's calendar; it turns at its midnight. */
function useWeekday(): number {
  const { time_zone } = useDesk().restaurant;
  return useTick(useCallback((now: number) => localWeekday(now, time_zone), [time_zone]));
}
