import type { Notification } from "@hafaloha/contract";
import { useCallback } from "react";
import { endOffer, offer } from "../../../../shared/ui/offer.ts";
import type { QueueRunner } from "../../../api/queueRunner.ts";
import { announce } from "../live/announcer.ts";
import { holdAcknowledgement, sendHeld, takeBackHeld } from "../notifications/heldAcknowledgement.ts";
import { useQueueRunner } from "../queue/queueContext.ts";
import { orderNumberOf, subjectOf } from "./alertWords.ts";

const topic = "undo-alerts";

interface SettleAlerts {
  one(alert: Notification): void;
  /** Told to the other devices only once the offer to undo it has gone. */
  all(alerts: readonly Notification[]): void;
  undo(): boolean;
}

/** Acknowledges alerts: here at once, everywhere through the server. */
export function useSettleAlerts(): SettleAlerts {
  const runner = useQueueRunner();
  const one = useCallback((alert: Notification) => settle(runner, [alert]), [runner]);
  const all = useCallback(
    (alerts: readonly Notification[]) => {
      holdAcknowledgement(alerts, (held) => settle(runner, held));
      const words = alerts.length === 1 ? "1 alert is acknowledged" : `${alerts.length} alerts are acknowledged`;
      offer(topic, words, { label: "Undo Z", onTake: undo, onEnd: sendHeld });
      announce(`${words}. Undo with Z.`);
    },
    [runner],
  );
  return { one, all, undo };
}

function undo(): boolean {
  const isUndone = takeBackHeld();
  if (isUndone) endOffer(topic);
  return isUndone;
}

function settle(runner: QueueRunner, alerts: readonly Notification[]): void {
  const orders = alerts.filter((alert) => alert.resource_type === "Order");
  if (orders.length > 0) {
    runner.act({
      kind: "acknowledge",
      orders: orders.map((alert) => ({ id: alert.resource_id, number: orderNumberOf(alert) })),
    });
  }
  for (const alert of alerts) {
    if (alert.resource_type !== "Order")
      runner.act({ kind: "settleAlert", notificationId: alert.id, itemName: subjectOf(alert) });
  }
}
