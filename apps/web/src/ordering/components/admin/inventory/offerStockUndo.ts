import type { QueryClient } from "@tanstack/react-query";
import { failureWords } from "../../../../shared/http/apiError.ts";
import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { offer } from "../../../../shared/ui/offer.ts";
import { toast } from "../../../../shared/ui/toast.ts";
import { stockAuditsQuery, undoStock } from "../../../api/inventory.ts";
import type { SavedAction } from "../../../state/savedAction.ts";
import { undoable } from "../../../state/stockAudits.ts";
import { announce } from "../live/announcer.ts";
import type { Desk } from "../live/desk.ts";
import { changeCachedStock, stockQuery } from "../live/stockCache.ts";

const freshMs = 10_000;
const lookedThrough = 20;

/** Offers for a moment to take back what was just done by hand to an item's stock. What had waited for a line is no news. */
export function offerStockUndo(client: QueryClient, desk: Desk, { at, command }: SavedAction): void {
  if (command.kind !== "setStock" && command.kind !== "markDamaged") return;
  if (serverNow() - at > freshMs) return;
  const { itemId, itemName, quantity } = command;
  const words = `${itemName}: ${quantity} ${command.kind === "setStock" ? "in stock" : "marked damaged"}`;
  const tell = (outcome: string) => toast(`${itemName}: ${outcome}`);
  const undo = () => {
    takeBack(client, desk, itemId).then(
      (isDone) => tell(isDone ? "taken back" : "somebody changed it since, so it stays"),
      (error: unknown) => tell(`not taken back. ${failureWords(error)}`),
    );
  };
  offer("stock-undo", words, { label: "Undo", onTake: undo });
  announce(`${words}.`);
}

/** False where the last movement by hand is no longer one's own. Sales since then stay sold. */
async function takeBack(client: QueryClient, { restaurant, user }: Desk, itemId: number): Promise<boolean> {
  const version = client.getQueryData(stockQuery(restaurant.id).queryKey)?.stock[itemId]?.item.version ?? 0;
  const last = undoable(await client.fetchQuery(stockAuditsQuery(restaurant.id, itemId, version, lookedThrough)));
  if (last?.user?.id !== user.id) return false;
  const { signal } = new AbortController();
  const how = { restaurantId: restaurant.id, idempotencyKey: newIdempotencyKey(), signal };
  const item = await undoStock({ itemId, auditId: last.id }, how);
  changeCachedStock(client, restaurant.id, { type: "inventory_update", item });
  return true;
}
