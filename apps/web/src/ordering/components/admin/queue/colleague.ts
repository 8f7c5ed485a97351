import type { Board } from "../../../state/board.ts";
import type { RefusedAction } from "../../../state/savedAction.ts";

/** Who was faster with the order, if the board has heard of it. */
export function colleagueOf(board: Board | undefined, { action: { command }, why }: RefusedAction): string | null {
  if (command.kind !== "move" || why.kind !== "beaten") return null;
  const entry = board?.entries[command.orderId];
  return entry?.order.version === why.version ? (entry.changedBy?.name ?? null) : null;
}
