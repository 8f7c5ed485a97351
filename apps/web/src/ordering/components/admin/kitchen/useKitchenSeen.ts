import { useCallback, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { changeSeen, type KitchenSeen, kitchenSeen, type SeenEvent } from "../../../state/kitchenSeen.ts";

const keyOf = (restaurantId: number) => `hafaloha.kitchen.${restaurantId}`;

/** What the cooks here have dealt with, kept over reloads. */
export function useKitchenSeen(restaurantId: number): readonly [KitchenSeen, (event: SeenEvent) => void] {
  const [seen, setSeen] = useState(() => read(restaurantId));
  const tell = useCallback(
    (event: SeenEvent) =>
      setSeen((before) => {
        const after = changeSeen(before, event, serverNow());
        write(restaurantId, after);
        return after;
      }),
    [restaurantId],
  );
  return [seen, tell];
}

function read(restaurantId: number): KitchenSeen {
  const fresh = { since: serverNow(), cancelled: [], bumps: [] };
  try {
    const stored = localStorage.getItem(keyOf(restaurantId));
    const kept = stored === null ? undefined : kitchenSeen.safeParse(JSON.parse(stored)).data;
    if (kept) return kept;
  } catch (error) {
    console.warn("What was dealt with in the kitchen cannot be read", error);
  }
  write(restaurantId, fresh);
  return fresh;
}

function write(restaurantId: number, seen: KitchenSeen): void {
  try {
    localStorage.setItem(keyOf(restaurantId), JSON.stringify(seen));
  } catch (error) {
    // After a reload it has to be dealt with once more.
    console.warn("What was dealt with in the kitchen cannot be kept", error);
  }
}
