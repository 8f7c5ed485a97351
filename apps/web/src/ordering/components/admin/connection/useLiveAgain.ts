import { useEffect, useState } from "react";
import { toast } from "../../../../shared/ui/toast.ts";
import type { QueueRunner } from "../../../api/queueRunner.ts";
import { type ComebackEvent, nextComeback, noComeback } from "../../../state/liveAgain.ts";
import { announce } from "../live/announcer.ts";

/** Says when the screen is current again and what is saved has been sent; the result is to be told of the screen. */
export function useLiveAgain(runner: QueueRunner): (event: ComebackEvent) => void {
  const [tell] = useState(createTeller);
  useEffect(() => {
    const count = () => tell({ type: "waiting", count: runner.queue.saved.filter(({ waited }) => waited).length });
    const unlisten = runner.listen((news) => {
      if (news.kind === "sent" && news.saved.waited) tell({ type: "sent" });
      if (news.kind === "refused") tell({ type: "refused" });
    });
    const unwatch = runner.watch(count);
    count();
    return () => {
      unlisten();
      unwatch();
    };
  }, [runner, tell]);
  return tell;
}

function createTeller() {
  let comeback = noComeback;
  return (event: ComebackEvent) => {
    const step = nextComeback(comeback, event, Date.now());
    comeback = step.comeback;
    if (step.words === null) return;
    toast(step.words);
    announce(step.words);
  };
}
