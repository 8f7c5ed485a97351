import type { CableClient } from "@hafaloha/cable/client";
import { followPresence, type PresenceRecord } from "@hafaloha/cable/presence";
import { create } from "zustand";

interface Colleague {
  readonly id: number;
  /** The first one, as they call each other. */
  readonly name: string;
}

/** Empty while that is not known. */
export const useColleagues = create<{ others: readonly Colleague[] }>(() => ({ others: [] }));

/** Shows this user to the others on the board, and keeps who they are, until the returned function is called. */
export function followColleagues(cable: CableClient, restaurantId: number, userId: number): () => void {
  const board = { channel: "OrderChannel", params: { restaurant_id: restaurantId } };
  const stop = followPresence(cable, board, {
    show: { id: String(userId) },
    onChange: (present) => useColleagues.setState({ others: othersAmong(present, userId) }),
  });
  return () => {
    stop();
    useColleagues.setState({ others: [] });
  };
}

/** The server vouches for `user_id` and `name`; whoever has several devices is one. */
function othersAmong(present: readonly PresenceRecord[], userId: number): readonly Colleague[] {
  const others = new Map<number, Colleague>();
  for (const { info } of present) {
    const { user_id: id, name } = info;
    if (typeof id !== "number" || typeof name !== "string" || id === userId) continue;
    others.set(id, { id, name: name.split(" ")[0] ?? name });
  }
  return [...others.values()].sort((a, b) => a.name.localeCompare(b.name));
}
