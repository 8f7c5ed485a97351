import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { queueKey } from "../../../api/queueKey.ts";
import { QueueRunner } from "../../../api/queueRunner.ts";
import { queueStore } from "../../../api/queueStore.ts";
import { sendingTurn } from "../../../api/sendingTurn.ts";
import { sendSaved } from "../../../api/sendSaved.ts";
import { offerStockUndo } from "../inventory/offerStockUndo.ts";
import { useDesk } from "../live/desk.ts";
import { settleSent } from "./settleSent.ts";
import { useQueueNews } from "./useQueueNews.ts";

/** The queue of the one who works here, for this restaurant; it sends for as long as the desk is open. */
export function useOpenQueue(): QueueRunner {
  const desk = useDesk();
  const client = useQueryClient();
  const [runner] = useState(() => {
    const { user, restaurant } = desk;
    return new QueueRunner({
      store: queueStore(user.id, restaurant.id),
      turn: sendingTurn(queueKey(user.id, restaurant.id)),
      send: async (action, signal) => {
        const sent = await sendSaved(action, { userId: user.id, restaurantId: restaurant.id }, signal);
        settleSent(client, desk, action, sent);
        if (sent.kind === "done") offerStockUndo(client, desk, action);
        return sent;
      },
      now: serverNow,
      after: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
      random: () => Math.random(),
    });
  });
  useEffect(() => runner.start(), [runner]);
  useQueueNews(runner);
  return runner;
}
