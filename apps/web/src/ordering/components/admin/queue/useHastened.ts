import { useEffect } from "react";
import type { PageConnection } from "../../../../shared/services/pageConnection.ts";
import type { QueueRunner } from "../../../api/queueRunner.ts";

/** A connection that stands again says that the server can be reached: nothing saved waits any longer than that. */
export function useHastened(runner: QueueRunner, { kind }: PageConnection): void {
  const stands = kind === "live" || kind === "catchingUp";
  useEffect(() => {
    if (stands) runner.tell({ type: "hasten" });
  }, [runner, stands]);
}
