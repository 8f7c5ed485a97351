import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { countWaiting, type Notifications, withSettled } from "../../../state/notifications.ts";
import { notificationsWith } from "../../../state/savedView.ts";
import { useHeld } from "../notifications/heldAcknowledgement.ts";
import { useQueue } from "../queue/queueContext.ts";
import { useDesk } from "./desk.ts";
import { notificationsQuery } from "./notificationsCache.ts";

/** What the staff was told; what is settled here, or held back for an undo, waits no more. */
export function useShownNotifications(): Notifications | undefined {
  const { restaurant } = useDesk();
  const held = useQuery(notificationsQuery(restaurant.id)).data?.held;
  const { saved } = useQueue();
  const { alerts } = useHeld();
  return useMemo(
    () =>
      held &&
      withSettled(
        notificationsWith(
          held,
          saved.map(({ action }) => action.command),
        ),
        (one) => alerts.some(({ id }) => id === one.id),
      ),
    [held, saved, alerts],
  );
}

/** How many alerts wait for somebody. */
export function useWaitingCount(): number {
  const shown = useShownNotifications();
  return useMemo(() => (shown ? countWaiting(shown).all : 0), [shown]);
}
