import { type MenuItem, menuItem, type Order, order as orderSchema } from "@hafaloha/contract";
import { ApiError, failureWords } from "../../shared/http/apiError.ts";
import { readAuthToken } from "../../shared/http/authToken.ts";
import { isOfUser } from "../../shared/services/tokenClaims.ts";
import type { Command, SavedAction } from "../state/savedAction.ts";
import { markDamaged, putBack, setStock, setThreshold, takeOffSale } from "./inventory.ts";
import { acknowledgeNotification } from "./notifications.ts";
import { acknowledgeOrders, checkOffLines, moveOrder } from "./orders.ts";
import type { Outcome } from "./queueRunner.ts";
import type { Sending } from "./staffCommand.ts";

/** What a request for an action came to, and the record as the server has it then, where it said. */
export type Sent = Outcome & { readonly order?: Order; readonly item?: MenuItem };

/** Whose action it is, and where it was done. */
interface Doer {
  readonly userId: number;
  readonly restaurantId: number;
}

/** Sends one saved action under its own key; whatever happens is an outcome. */
export async function sendSaved(
  { id, command }: SavedAction,
  { userId, restaurantId }: Doer,
  signal: AbortSignal,
): Promise<Sent> {
  // Another tab may have signed in someone else, of whom this one has not heard yet.
  if (!isOfUser(readAuthToken(), userId)) return { kind: "unanswered", waitMs: null };
  try {
    return { kind: "done", ...(await request(command, { restaurantId, idempotencyKey: id, signal })) };
  } catch (error) {
    return outcomeOf(error);
  }
}

async function request(command: Command, how: Sending): Promise<Pick<Sent, "order" | "item">> {
  switch (command.kind) {
    case "acknowledge":
      await acknowledgeOrders(
        command.orders.map((order) => order.id),
        how,
      );
      return {};
    case "settleAlert":
      await acknowledgeNotification(command.notificationId, how);
      return {};
    case "move":
      return { order: await moveOrder(command, how) };
    case "checkOff":
      return found(await checkOffLines(command, how));
    case "setStock":
      return { item: await setStock(command, how) };
    case "markDamaged":
      return { item: await markDamaged(command, how) };
    case "setThreshold":
      return { item: await setThreshold(command, how) };
    case "takeOffSale":
      return { item: await takeOffSale(command, how) };
    case "putBack":
      return { item: await putBack(command, how) };
    default:
      return command satisfies never;
  }
}

const found = (order: Order | undefined) => (order ? { order } : {});

function outcomeOf(error: unknown): Sent {
  // Given up by this page itself: only a repeat can tell.
  if (!(error instanceof ApiError)) return { kind: "unanswered", waitMs: null };
  // Done, whatever the answer looks like; a repeat would look the same.
  if (error.code === "unreadable" && error.status >= 200 && error.status < 300) return { kind: "done" };
  // Signed out, or too many at once: it is not this action that is refused.
  if (error.isOutcomeUnknown || error.status === 401 || error.status === 429) {
    return { kind: "unanswered", waitMs: error.retryAfterMs };
  }
  const current = currentRecord(error);
  if (current.order) {
    const { status, version } = current.order;
    return { kind: "refused", why: { kind: "beaten", status, version }, ...current };
  }
  if (current.item) {
    return { kind: "refused", why: { kind: "stockChanged", available: current.item.available_quantity }, ...current };
  }
  return { kind: "refused", why: { kind: "refused", message: failureWords(error) } };
}

/** What a 409 carries beside its error. */
function currentRecord({ code, body }: ApiError): Pick<Sent, "order" | "item"> {
  if (code !== "stale_version" || typeof body !== "object" || body === null) return {};
  const order = "order" in body ? orderSchema.safeParse(body.order).data : undefined;
  const item = "menu_item" in body ? menuItem.safeParse(body.menu_item).data : undefined;
  return { ...(order && { order }), ...(item && { item }) };
}
