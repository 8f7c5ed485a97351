import type { Notification } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import { BellOff, BellRing, CheckCheck, Package } from "lucide-react";
import { useMemo } from "react";
import { useSearchParams } from "wouter";
import { Button } from "../../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Kbd } from "../../../../shared/ui/Kbd.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import {
  type AlertFilter,
  alertFilterOf,
  countWaiting,
  type Notifications,
  viewAlerts,
} from "../../../state/notifications.ts";
import { useDesk } from "../live/desk.ts";
import { notificationsQuery } from "../live/notificationsCache.ts";
import { useShownNotifications } from "../live/shownNotifications.ts";
import { useQueueFull } from "../queue/queueContext.ts";
import { FilterBar, type FilterChoice } from "../shell/FilterBar.tsx";
import { useKeys } from "../shell/useKeys.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { AlertDetail } from "./AlertDetail.tsx";
import { AlertRow } from "./AlertRow.tsx";
import { useSelectedAlert } from "./useSelectedAlert.ts";
import { useSettleAlerts } from "./useSettleAlerts.ts";
import { walkAlerts } from "./walkAlerts.ts";

const choices: readonly FilterChoice<AlertFilter>[] = [
  { filter: "all", word: "All" },
  { filter: "orders", word: "Orders", icon: BellRing },
  { filter: "stock", word: "Stock", icon: Package },
];

/** `/admin/alerts`: what the staff was told, what waits first. */
export function AlertsPage() {
  const { restaurant } = useDesk();
  const { error, refetch } = useQuery(notificationsQuery(restaurant.id));
  const shown = useShownNotifications();
  if (shown) return <Alerts held={shown} />;
  if (error) return <ErrorState title="The alerts did not load." text={error.message} onRetry={() => void refetch()} />;
  return (
    <div role="status" aria-label="Loading the alerts" className="grid max-w-[640px] gap-2.5 p-5">
      <Skeleton className="h-9" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  );
}

function Alerts({ held }: { held: Notifications }) {
  const { filter, choose } = useFilter();
  const full = useQueueFull();
  const settle = useSettleAlerts();
  const { waiting, answered } = useMemo(() => viewAlerts(held, filter), [held, filter]);
  const layout = useStaffLayout();
  const hasRoom = layout === "desktop" || layout === "wide";
  const { selected, select } = useSelectedAlert([...waiting, ...answered]);
  const acknowledgeAll = () => {
    if (waiting.length > 0 && !full) settle.all(waiting);
  };
  useKeys((key) => {
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        return walkAlerts(key === "ArrowDown" ? 1 : -1);
      case "a":
        if (!hasRoom || !selected || selected.acknowledged || full) return false;
        settle.one(selected);
        return true;
      case "Shift+a":
        acknowledgeAll();
        return waiting.length > 0;
      case "z":
        return settle.undo();
      default:
        return false;
    }
  });
  const rows = (alerts: readonly Notification[]) =>
    alerts.map((alert) => (
      <AlertRow
        key={alert.id}
        alert={alert}
        selection={hasRoom ? { isSelected: alert === selected, onSelect: () => select(alert.id) } : null}
        onAcknowledge={() => settle.one(alert)}
      />
    ));
  return (
    <>
      <FilterBar choices={choices} counts={countWaiting(held)} chosen={filter} onChoose={choose}>
        {waiting.length > 0 && layout !== "phone" && (
          <Button className="ml-auto flex-none" disabled={full} onClick={acknowledgeAll}>
            <CheckCheck size={18} aria-hidden />
            Acknowledge all {waiting.length} <Kbd>Shift A</Kbd>
          </Button>
        )}
      </FilterBar>
      <section
        aria-label="Alerts"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls by it
        tabIndex={0}
        className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-5 pt-2 ends-clear max-md:px-3 lg:grid-cols-[minmax(0,640px)_minmax(0,560px)]"
      >
        <div className="grid w-full max-w-[640px] content-start gap-2 max-lg:mx-auto">
          {waiting.length > 0 && layout === "phone" && (
            <Button disabled={full} onClick={acknowledgeAll}>
              <CheckCheck size={18} aria-hidden />
              Acknowledge all {waiting.length}
            </Button>
          )}
          {waiting.length === 0 && (
            <EmptyState
              icon={BellOff}
              title="Nothing waits for you"
              text="New orders and low stock appear here, and ring on every screen."
            />
          )}
          <ul aria-label="Waiting" className="grid gap-2">
            {rows(waiting)}
          </ul>
          {answered.length > 0 && <h2 className="mt-3 text-sm font-semibold text-ink-2">Acknowledged before</h2>}
          <ul aria-label="Acknowledged" className="grid gap-2">
            {rows(answered)}
          </ul>
        </div>
        {hasRoom && selected && (
          <div className="sticky top-0 self-start">
            <AlertDetail alert={selected} onAcknowledge={() => settle.one(selected)} />
          </div>
        )}
      </section>
    </>
  );
}

const param = "show";

/** Which alerts are shown stands in the address. */
function useFilter() {
  const [params, setParams] = useSearchParams();
  const choose = (filter: AlertFilter) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (filter === "all") next.delete(param);
        else next.set(param, filter);
        return next;
      },
      { replace: true },
    );
  return { filter: alertFilterOf(params.get(param)), choose };
}
