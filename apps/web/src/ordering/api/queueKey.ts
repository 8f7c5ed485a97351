const root = "hafaloha.queue.";

/** Where an entry stands in `localStorage`, or without a kind what all keys of the queue begin with. */
export function queueKey(userId: number, restaurantId: number, kind?: "action" | "refused", id = ""): string {
  const own = `${root}${userId}.${restaurantId}.`;
  return kind === undefined ? own : `${own}${kind}.${id}`;
}

/** How many actions of a user wait on this device to be sent, for whichever restaurant. */
export function countSaved(userId: number): number {
  const own = `${root}${userId}.`;
  return Object.keys(localStorage).filter((key) => key.startsWith(own) && key.includes(".action.")).length;
}
