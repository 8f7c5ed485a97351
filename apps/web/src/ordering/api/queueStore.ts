import type * as z from "zod/mini";
import type { Stored } from "../state/offlineQueue.ts";
import { type RefusedAction, refusedAction, type SavedAction, savedAction } from "../state/savedAction.ts";
import { queueKey } from "./queueKey.ts";

/** Where the queue outlives the page. */
export interface QueueStore {
  read(): Stored;
  /** Throws where the device does not keep it. */
  keep(action: SavedAction): void;
  forget(ids: readonly string[]): void;
  /** As `forget`, and tells the other tabs that it was sent. */
  forgetSent(id: string): void;
  keepRefusals(refused: readonly RefusedAction[]): void;
  forgetRefusal(id: string): void;
  /** Tells of each change by another tab, until the returned function is called. */
  watch(heard: HeardOfTabs): () => void;
}

export interface HeardOfTabs {
  onChange(): void;
  onSent(id: string): void;
}

/** Stands for a moment in the place of an action that was sent: what is only removed may have been taken back. */
const sentMark = "sent";

/**
 * The queue of one account and restaurant, each entry under a key of its own: what two tabs add at once overwrites
 * nothing (docs/decisions/010).
 */
export function queueStore(userId: number, restaurantId: number): QueueStore {
  const actionKey = (id: string) => queueKey(userId, restaurantId, "action", id);
  const refusalKey = (id: string) => queueKey(userId, restaurantId, "refused", id);
  const own = queueKey(userId, restaurantId);
  return {
    read: () => ({
      actions: entries(actionKey("")).flatMap((text) => parsed(savedAction, text)),
      refused: entries(refusalKey("")).flatMap((text) => parsed(refusedAction, text)),
    }),
    keep: (action) => localStorage.setItem(actionKey(action.id), JSON.stringify(action)),
    forget: (ids) => {
      for (const id of ids) localStorage.removeItem(actionKey(id));
    },
    forgetSent: (id) => {
      localStorage.setItem(actionKey(id), sentMark);
      localStorage.removeItem(actionKey(id));
    },
    keepRefusals: (refused) => {
      for (const one of refused) {
        try {
          localStorage.setItem(refusalKey(one.action.id), JSON.stringify(one));
        } catch (error) {
          // It stays on the screen for as long as the page does.
          console.warn("A refusal cannot be kept on this device", error);
        }
      }
    },
    forgetRefusal: (id) => localStorage.removeItem(refusalKey(id)),
    watch: ({ onChange, onSent }) => {
      const listen = ({ key, newValue }: StorageEvent) => {
        if (newValue === sentMark && key?.startsWith(actionKey(""))) onSent(key.slice(actionKey("").length));
        // A null key is `localStorage.clear()`.
        if (key === null || key.startsWith(own)) onChange();
      };
      window.addEventListener("storage", listen);
      return () => window.removeEventListener("storage", listen);
    },
  };
}

function entries(prefix: string): string[] {
  return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? (localStorage.getItem(key) ?? []) : []));
}

/** What another version of the page wrote in another shape cannot be sent; it is left where it is. */
function parsed<T>(schema: z.ZodMiniType<T>, text: string): T[] {
  try {
    const { data } = schema.safeParse(JSON.parse(text));
    return data === undefined ? [] : [data];
  } catch {
    return [];
  }
}
