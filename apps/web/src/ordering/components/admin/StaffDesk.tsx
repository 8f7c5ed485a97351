import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Skeleton } from "../../../shared/ui/Skeleton.tsx";
import { dismissToasts } from "../../../shared/ui/toast.ts";
import { ConnectionPill } from "./connection/ConnectionPill.tsx";
import { useOrderAddress } from "./detail/orderAddress.ts";
import { resetStock } from "./inventory/stockState.ts";
import { useStockQuestion } from "./inventory/useStockQuestion.ts";
import { fetchLaterParts, laterParts } from "./laterParts.ts";
import { useDesk } from "./live/desk.ts";
import { LineProvider } from "./live/line.ts";
import { useLiveLine } from "./live/useLiveLine.ts";
import { sendHeld } from "./notifications/heldAcknowledgement.ts";
import { OrderAlerts } from "./notifications/OrderAlerts.tsx";
import { startSound } from "./notifications/sound.ts";
import { startTabReports } from "./notifications/tabReports.ts";
import { usePushedPath } from "./notifications/usePushedPath.ts";
import { resetBoard, searchBoard, useBoardState } from "./orders/boardState.ts";
import { LiveBoard } from "./orders/LiveBoard.tsx";
import { QueueProvider } from "./queue/queueContext.ts";
import { useOpenQueue } from "./queue/useOpenQueue.ts";
import { closeDialog } from "./shell/deskDialog.ts";
import type { StaffPage } from "./shell/pages.ts";
import { StaffShell } from "./shell/StaffShell.tsx";

const LowStockAlerts = lazy(() => laterParts.lowStockAlerts().then((module) => ({ default: module.LowStockAlerts })));
const OrderDrawer = lazy(() => laterParts.orderDrawer().then((module) => ({ default: module.OrderDrawer })));
const HistoryPage = lazy(() => laterParts.historyPage().then((module) => ({ default: module.HistoryPage })));
const SettingsPage = lazy(() => laterParts.settingsPage().then((module) => ({ default: module.SettingsPage })));
const PeoplePage = lazy(() => laterParts.peoplePage().then((module) => ({ default: module.PeoplePage })));
const KitchenPage = lazy(() => laterParts.kitchenPage().then((module) => ({ default: module.KitchenPage })));
const StockPage = lazy(() => laterParts.stockPage().then((module) => ({ default: module.StockPage })));
const AlertsPage = lazy(() => laterParts.alertsPage().then((module) => ({ default: module.AlertsPage })));
const AnalyticsPage = lazy(() => laterParts.analyticsPage().then((module) => ({ default: module.AnalyticsPage })));

interface StaffDeskProps {
  page: StaffPage;
  onChooseRestaurant: (() => void) | null;
  onSignOut(): void;
}

/** One restaurant's desk: whatever page is open, its orders ring and its stock warns. */
export function StaffDesk({ page, ...account }: StaffDeskProps) {
  // First of all, so that the queue still takes them.
  useEffect(() => sendHeld, []);
  const runner = useOpenQueue();
  const line = useLiveLine(runner);
  const { id } = useDesk().restaurant;
  const { orderId, close } = useOrderAddress();
  useEffect(startSound, []);
  useEffect(() => void fetchLaterParts(), []);
  // Nothing that one user looked for may stand there for the next one.
  useEffect(() => forgetLooks, []);
  useEffect(() => dismissToasts, []);
  useEffect(() => startTabReports(id), [id]);
  usePushedPath();
  return (
    <QueueProvider value={runner}>
      <LineProvider value={line}>
        <DeskPage page={page} {...account} />
        <Suspense fallback={null}>
          {orderId !== null && <OrderDrawer orderId={orderId} onClose={close} />}
          <LowStockAlerts />
        </Suspense>
        <OrderAlerts />
      </LineProvider>
    </QueueProvider>
  );
}

function DeskPage({ page, ...account }: StaffDeskProps) {
  const boardSearch = useBoardState((state) => state.search);
  const stock = useStockQuestion();
  switch (page.kind) {
    case "board":
      return (
        <StaffShell
          title="Live board"
          search={{ value: boardSearch, placeholder: "Order, name or dish", onChange: searchBoard }}
          {...account}
        >
          <LiveBoard orderId={page.orderId} />
        </StaffShell>
      );
    case "kitchen":
      return (
        <Later>
          <KitchenPage pill={<ConnectionPill />} />
        </Later>
      );
    case "history":
      return (
        <StaffShell title="History" search={null} {...account}>
          <Later>
            <HistoryPage />
          </Later>
        </StaffShell>
      );
    case "stock":
      return (
        <StaffShell
          title="Stock"
          search={{
            value: stock.question.search,
            placeholder: "Find an item",
            onChange: (search) => stock.ask({ search }),
          }}
          {...account}
        >
          <Later>
            <StockPage />
          </Later>
        </StaffShell>
      );
    case "alerts":
      return (
        <StaffShell title="Alerts" search={null} {...account}>
          <Later>
            <AlertsPage />
          </Later>
        </StaffShell>
      );
    case "analytics":
      return (
        <StaffShell title="Analytics" search={null} {...account}>
          <Later>
            <AnalyticsPage />
          </Later>
        </StaffShell>
      );
    case "people":
      return (
        <StaffShell title="People" search={null} {...account}>
          <Later>
            <PeoplePage />
          </Later>
        </StaffShell>
      );
    case "settings":
      return (
        <StaffShell title="Settings" search={null} {...account}>
          <Later>
            <SettingsPage />
          </Later>
        </StaffShell>
      );
    default:
      return page satisfies never;
  }
}

function Later({ children }: { children: ReactNode }) {
  return <Suspense fallback={<Skeleton className="m-5 h-80" />}>{children}</Suspense>;
}

function forgetLooks(): void {
  resetBoard();
  resetStock();
  closeDialog();
}
