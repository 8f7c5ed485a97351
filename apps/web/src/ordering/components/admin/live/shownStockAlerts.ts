import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { changeStockAlerts, noStockAlerts, type StockAlerts } from "../../../state/alertsStock.ts";
import { stockAlertsWith } from "../../../state/savedView.ts";
import { useHeld } from "../notifications/heldAcknowledgement.ts";
import { useQueue } from "../queue/queueContext.ts";
import { useDesk } from "./desk.ts";
import { stockAlertsQuery } from "./stockAlertsCache.ts";

/** The stock alerts that wait for somebody; those settled here are gone at once. */
export function useShownStockAlerts(): StockAlerts {
  const { restaurant } = useDesk();
  const alerts = useQuery(stockAlertsQuery(restaurant.id)).data?.alerts ?? noStockAlerts;
  const { saved } = useQueue();
  const held = useHeld();
  return useMemo(
    () =>
      held.alerts.reduce(
        (before, { id }) => changeStockAlerts(before, { type: "notification_acknowledged", id }),
        stockAlertsWith(alerts, saved),
      ),
    [alerts, saved, held],
  );
}
