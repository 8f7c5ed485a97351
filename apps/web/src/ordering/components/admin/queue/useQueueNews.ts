import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { toast } from "../../../../shared/ui/toast.ts";
import type { QueueRunner } from "../../../api/queueRunner.ts";
import type { QueueNews, UnreadRefusal } from "../../../state/offlineQueue.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { cachedBoard } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { forgetUndo } from "../orders/undoOffer.ts";
import { actionWords, refusalWords } from "./actionWords.ts";
import { colleagueOf } from "./colleague.ts";

const fullWords = "Too many saved actions. Reconnect to go on.";
const notKeptWords =
  "This device has no room to save that, so it was not done. Free some space, or reconnect and try again.";
const onCardMs = 8000;

/** Says at once what was not taken. The card carries the line for a moment, the list until it is dismissed. */
export function useQueueNews(runner: QueueRunner): void {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const unlisten = runner.listen((news) => {
      for (const words of newsWords(news, (refused) => colleagueOf(cachedBoard(client, restaurant), refused))) {
        toast(words);
        announceAtOnce(words);
      }
      if (news.kind !== "refused") return;
      const ids = news.refused.map(({ action }) => action.id);
      for (const { action } of news.refused) if (action.command.kind === "move") forgetUndo(action.command.orderId);
      timers.add(setTimeout(() => runner.tell({ type: "cardRead", ids }), onCardMs));
    });
    return () => {
      unlisten();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [runner, client, restaurant]);
}

function newsWords(news: QueueNews, nameOf: (refused: UnreadRefusal) => string | null): readonly string[] {
  switch (news.kind) {
    case "sent":
      return [];
    case "full":
      return [fullWords];
    case "notKept":
      return [notKeptWords];
    case "refused": {
      const [first, ...behind] = news.refused;
      if (!first) return [];
      const dropped =
        behind.length === 0 ? "" : ` ${behind.length === 1 ? "1 step" : `${behind.length} steps`} behind it dropped.`;
      return [`${actionWords(first.action.command)}: ${refusalWords(first, nameOf(first))}${dropped}`];
    }
    default:
      return news satisfies never;
  }
}
