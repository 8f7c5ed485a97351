import { lazy, Suspense, useEffect } from "react";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { dismissToasts } from "../../../shared/ui/toast.ts";
import { ConnectionPill } from "./connection/ConnectionPill.tsx";
import { resetStock, searchStock, useStockState } from "./inventory/stockState.ts";
import { fetchLaterParts, laterParts } from "./laterParts.ts";
import { useDesk } from "./live/desk.ts";
import { LineProvider } from "./live/line.ts";
import { useLiveLine } from "./live/useLiveLine.ts";
import { LowStockAlerts } from "./notifications/LowStockAlerts.tsx";
import { OrderAlerts } from "./notifications/OrderAlerts.tsx";
import { startSound } from "./notifications/sound.ts";
import { startTabReports } from "./notifications/tabReports.ts";
import { resetBoard, searchBoard, useBoardState } from "./orders/boardState.ts";
import { LiveBoard } from "./orders/LiveBoard.tsx";
import { QueueProvider } from "./queue/queueContext.ts";
import { useOpenQueue } from "./queue/useOpenQueue.ts";
import type { StaffPage } from "./shell/pages.ts";
import { StaffShell } from "./shell/StaffShell.tsx";

const KitchenPage = lazy(() => laterParts.kitchenPage().then((module) => ({ default: module.KitchenPage })));
const StockPage = lazy(() => laterParts.stockPage().then((module) => ({ default: module.StockPage })));

interface StaffDeskProps {
  page: StaffPage;
  onChooseRestaurant: (() => void) | null;
  onSignOut(): void;
}

/** One restaurant's desk: whatever page is open, its orders ring and its stock warns. */
export function StaffDesk({ page, ...account }: StaffDeskProps) {
  const runner = useOpenQueue();
  const line = useLiveLine(runner);
  const boardSearch = useBoardState((state) => state.search);
  const stockSearch = useStockState((state) => state.search);
  const { id } = useDesk().restaurant;
  useEffect(startSound, []);
  useEffect(() => void fetchLaterParts(), []);
  // Nothing that one user looked for may stand there for the next one.
  useEffect(() => forgetLooks, []);
  useEffect(() => dismissToasts, []);
  useEffect(() => startTabReports(id), [id]);
  return (
    <QueueProvider value={runner}>
      <LineProvider value={line}>
        {page.kind === "kitchen" && (
          <Suspense fallback={<Skeleton className="m-5 h-80" />}>
            <KitchenPage pill={<ConnectionPill />} />
          </Suspense>
        )}
        {page.kind === "board" && (
          <StaffShell
            title="Live board"
            search={{ value: boardSearch, placeholder: "Order, name or dish", onChange: searchBoard }}
            {...account}
          >
            <LiveBoard orderId={page.orderId} />
          </StaffShell>
        )}
        {page.kind === "stock" && (
          <StaffShell
            title="Stock"
            search={{ value: stockSearch, placeholder: "Find an item", onChange: searchStock }}
            {...account}
          >
            <Suspense fallback={<Skeleton className="m-5 h-80" />}>
              <StockPage />
            </Suspense>
          </StaffShell>
        )}
        <LowStockAlerts />
        <OrderAlerts />
      </LineProvider>
    </QueueProvider>
  );
}

function forgetLooks(): void {
  resetBoard();
  resetStock();
}
