import { useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { alertStart } from "../../../state/alerts.ts";
import { useDesk } from "../live/desk.ts";
import { useLine } from "../live/line.ts";
import { rememberedEta } from "../orders/etaChoice.ts";
import { useOrderMoves } from "../orders/useOrderMoves.ts";
import { useKeys } from "../shell/useKeys.ts";
import { NewOrderAlert } from "./NewOrderAlert.tsx";
import { quietHere } from "./sound.ts";
import { TakenNotice } from "./TakenNotice.tsx";
import { useAcknowledge } from "./useAcknowledge.ts";
import { useOrderAlerts } from "./useOrderAlerts.ts";
import { useRinging } from "./useRinging.ts";

/** The alert of the order that waits longest, or of the one that was leafed to; rings while any waits. */
export function OrderAlerts() {
  const { restaurant } = useDesk();
  const { connection } = useLine();
  const { alerts, taken } = useOrderAlerts();
  const moves = useOrderMoves();
  const acknowledge = useAcknowledge();
  const [leafedTo, setLeafedTo] = useState<number | null>(null);
  const [oldest] = alerts;
  const order = alerts.find((each) => each.id === leafedTo) ?? oldest;
  useRinging(oldest && connection.kind !== "catchingUp" ? alertStart(oldest) : null);
  useKeys((key) => {
    if (!order) return false;
    switch (key) {
      case "a":
        acknowledge([order.id]);
        return true;
      case "Shift+a":
        acknowledge(alerts.map((each) => each.id));
        return true;
      case "s":
        moves.start(order.id, rememberedEta(restaurant.id));
        return true;
      case "m":
        quietHere(serverNow());
        return true;
      case "F6":
        document.getElementById("new-order-alert")?.focus();
        return true;
      default:
        return false;
    }
  });

  if (!order) return taken && <TakenNotice words={taken.words} />;
  return (
    <NewOrderAlert
      order={order}
      queue={alerts}
      onShow={setLeafedTo}
      onAcknowledge={acknowledge}
      onStart={moves.start}
    />
  );
}
