import { TriangleAlert } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { Button } from "../../../../shared/ui/Button.tsx";
import { formatClock } from "../../../../shared/ui/time.ts";
import { type StockAlert, showStockAlerts } from "../../../state/alertsStock.ts";
import { editStock } from "../inventory/stockState.ts";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { useShownStockAlerts } from "../live/shownStockAlerts.ts";
import { pathWithRestaurant, staffPageAt } from "../shell/pages.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { playLowStock } from "./sound.ts";
import { isRingingTab } from "./tabReports.ts";
import { useCoveredHeight } from "./useCoveredHeight.ts";
import { useSettleStockAlert } from "./useSettleStockAlert.ts";

const mostShown = 3;

/** Bottom left: what is about to run out, with what is left of it. */
export function LowStockAlerts() {
  const waiting = useShownStockAlerts();
  const alerts = useMemo(() => showStockAlerts(waiting), [waiting]);
  const settle = useSettleStockAlert();
  const search = useSearch();
  useHeardOnce(alerts);
  const covered = useCoveredHeight("--stock-alerts");
  const layout = useStaffLayout();
  const [path] = useLocation();
  const page = staffPageAt(path).kind;
  // There each of them has its row.
  if (alerts.length === 0 || page === "alerts") return null;
  // The board's columns make room for them; elsewhere more than one would hide what is worked on.
  const hasRoom = page === "board" && (layout === "desktop" || layout === "wide");
  const shown = alerts.slice(0, hasRoom ? mostShown : 1);
  const hidden = alerts.length - shown.length;
  return (
    <section
      ref={covered}
      aria-label="Low stock"
      // A new order comes first: on a phone this waits behind it, on a tablet it moves above it.
      className="pointer-events-none fixed inset-x-2 bottom-[calc(76px+env(safe-area-inset-bottom))] z-(--z-popover) grid gap-2 max-md:in-[:root:has(#new-order-alert)]:hidden md:right-auto md:bottom-[calc(var(--over-foot,20px)+var(--order-alert,0px))] md:left-26 md:w-[372px] lg:bottom-(--over-foot,20px)"
    >
      {shown.map((alert) => (
        <LowStockAlert key={alert.itemId} alert={alert} onSettle={() => settle(alert)} />
      ))}
      {hidden > 0 && (
        <Link
          href={pathWithRestaurant("/admin/alerts", search)}
          className="pointer-events-auto inline-flex min-h-11 items-center justify-self-start rounded-pill border border-line bg-raised px-3.5 text-sm font-semibold text-ink no-underline shadow-2"
        >
          and {hidden} more
        </Link>
      )}
    </section>
  );
}

function LowStockAlert({ alert, onSettle }: { alert: StockAlert; onSettle: () => void }) {
  const { restaurant } = useDesk();
  const time = formatClock(alert.at, restaurant.time_zone);
  return (
    <article className="pointer-events-auto grid animate-rise gap-3 rounded-card border border-[color-mix(in_oklab,var(--amber)_75%,var(--ink))] bg-raised p-3.5 shadow-3">
      <div className="flex gap-3">
        <span className="grid size-10 flex-none place-items-center rounded-full bg-amber text-on-amber">
          <TriangleAlert size={21} aria-hidden />
        </span>
        <div className="min-w-0">
          <h2 className="text-md font-[650] break-words">{stockAlertWords(alert)}</h2>
          <p className="text-sm text-ink-2">{reachedWords(alert, time)}</p>
        </div>
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={onSettle}>Got it</Button>
        <Restock itemId={alert.itemId} />
      </div>
    </article>
  );
}

/** Opens the editor of the item's row. */
function Restock({ itemId }: { itemId: number }) {
  const [, navigate] = useLocation();
  const search = useSearch();
  const open = () => {
    editStock({ itemId, what: "stock" });
    navigate(pathWithRestaurant("/admin/stock", search));
  };
  return (
    <Button variant="primary" onClick={open}>
      Restock
    </Button>
  );
}

/** `Young coconut: 5 left` */
function stockAlertWords({ name, available }: StockAlert): string {
  return available <= 0 ? `${name}: sold out` : `${name}: ${available} left`;
}

function reachedWords({ available, threshold }: StockAlert, time: string): string {
  if (available <= 0) return `Customers see it as sold out since ${time}.`;
  return threshold === null ? `Low since ${time}.` : `Reached the alert level of ${threshold} at ${time}.`;
}

/** One soft note and one sentence for each notification. */
function useHeardOnce(alerts: readonly StockAlert[]): void {
  const heard = useRef(new Set<number>());
  useEffect(() => {
    const fresh = alerts.filter((alert) => alert.notificationIds.some((id) => !heard.current.has(id)));
    if (fresh.length === 0) return;
    for (const alert of fresh) for (const id of alert.notificationIds) heard.current.add(id);
    if (isRingingTab()) playLowStock();
    announce(fresh.map((alert) => `${stockAlertWords(alert)}.`).join(" "));
  }, [alerts]);
}
