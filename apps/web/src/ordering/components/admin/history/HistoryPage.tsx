import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Inbox, RefreshCw, SearchX } from "lucide-react";
import { useEffect } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { orderListQuery } from "../../../api/orderList.ts";
import { isFiltered } from "../../../state/orderList.ts";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { useKeys } from "../shell/useKeys.ts";
import { HistoryFilters } from "./HistoryFilters.tsx";
import { HistoryPager } from "./HistoryPager.tsx";
import { HistoryTable } from "./HistoryTable.tsx";
import { useNewerOrders } from "./newerOrders.ts";
import { useOrderQuestion } from "./useOrderQuestion.ts";
import { walkRows } from "./walkRows.ts";

/** `/admin/history`: every order there ever was, in pages that the server sorts and filters. */
export function HistoryPage() {
  const { restaurant } = useDesk();
  const { question, settled, ask } = useOrderQuestion();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...orderListQuery(restaurant.id, settled),
    placeholderData: (before) => before,
  });
  const newer = useNewerOrders(data?.orders, settled);
  const pages = data?.total_pages ?? 1;
  const count = isPlaceholderData ? undefined : data?.total_count;
  useEffect(() => {
    if (count !== undefined) announce(count === 1 ? "1 order found" : `${count} orders found`);
  }, [count]);
  useKeys((key) => {
    if (key === "ArrowDown" || key === "ArrowUp") return walkRows(key === "ArrowDown" ? 1 : -1);
    const page = question.page + (key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0);
    if (page === question.page || page < 1 || page > pages) return false;
    ask({ page });
    return true;
  });
  return (
    <>
      <HistoryFilters question={question} onAsk={ask} />
      {data && <HistoryPager page={question.page} pages={pages} count={data.total_count} onAsk={ask} />}
      <section
        aria-label="Orders"
        aria-busy={isPlaceholderData}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls by it
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-5 pt-1 ends-clear max-md:px-3"
      >
        {newer > 0 && (
          <Button className="mb-2" onClick={() => void refetch()}>
            <RefreshCw size={18} aria-hidden />
            {newer === 1 ? "1 newer order: show it" : `${newer} newer orders: show them`}
          </Button>
        )}
        {!data && error && (
          <ErrorState
            title="The history did not load."
            text={`${error.message} Your orders are safe.`}
            onRetry={() => void refetch()}
          />
        )}
        {!data && !error && (
          <div role="status" aria-label="Loading the history">
            <Skeleton className="h-96" />
          </div>
        )}
        {data?.orders.length === 0 &&
          (isFiltered(settled) ? (
            <EmptyState icon={SearchX} title="No order matches" text="Try another filter or search." />
          ) : (
            <EmptyState icon={Inbox} title="No orders yet" text="Every order that comes in stands here for good." />
          ))}
        {data && data.orders.length > 0 && (
          <div className={clsx(isPlaceholderData && "opacity-60")}>
            <HistoryTable orders={data.orders} question={question} onAsk={ask} />
          </div>
        )}
      </section>
    </>
  );
}
