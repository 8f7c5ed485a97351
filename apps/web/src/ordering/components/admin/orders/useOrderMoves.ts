import { type Order, order as orderSchema } from "@hafaloha/contract";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast } from "sonner";
import { ApiError, failureWords } from "../../../../shared/http/apiError.ts";
import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { untilAnswered } from "../../../api/commandRetry.ts";
import { moveOrder, type OrderStep } from "../../../api/orders.ts";
import { nextStatus, previousStatus } from "../../../state/boardMoves.ts";
import { isActive } from "../../../state/boardView.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { announce, announceAtOnce } from "../live/announcer.ts";
import { type BoardTenant, cachedBoard, changeCachedBoard } from "../live/boardCache.ts";
import { useDesk } from "../live/desk.ts";
import { rememberEta } from "./etaChoice.ts";
import { tellMoves, useMoves } from "./movesStore.ts";
import { beatenWords, reachedWords } from "./orderWords.ts";

export interface OrderMoves {
  /** pending -> preparing, with what the customer is promised. */
  start(orderId: number, etaMinutes: number): void;
  /** The one-tap step of preparing and ready orders. */
  advance(orderId: number): void;
  stepBack(orderId: number): void;
  cancel(orderId: number, reason: string): void;
  /** Takes back the last step, while its offer stands. */
  undo(): void;
}

const refusalShownMs = 8000;
const undoToast = "undo";

/** Everything that staff do to an order: shown at once, sent once, taken back when the server refuses. */
export function useOrderMoves(): OrderMoves {
  const client = useQueryClient();
  const { restaurant } = useDesk();
  return useMemo(() => createOrderMoves(client, restaurant), [client, restaurant]);
}

/** The order whose last step an offer on the screen takes back. */
let undoable: number | null = null;

function createOrderMoves(client: QueryClient, tenant: BoardTenant): OrderMoves {
  const settled = (orderId: number) => cachedBoard(client, tenant)?.entries[orderId]?.order;

  const stepBack = (orderId: number) => {
    const order = settled(orderId);
    const status = order && previousStatus(order.status);
    if (order && status) void take(client, tenant, { order, status });
  };

  const undo = () => {
    if (undoable === null) return;
    const orderId = undoable;
    undoable = null;
    toast.dismiss(undoToast);
    stepBack(orderId);
  };

  const offerUndo = (order: Order) => {
    undoable = order.id;
    const words = reachedWords(order, order.status);
    const forget = () => {
      if (undoable === order.id) undoable = null;
    };
    toast(words, { id: undoToast, action: { label: "Undo Z", onClick: undo }, onAutoClose: forget, onDismiss: forget });
    announce(`${words}. Undo with Z.`);
  };

  const forward = async (step: OrderStep) => {
    const answer = await take(client, tenant, step);
    if (answer) offerUndo(answer);
  };

  return {
    start(orderId, etaMinutes) {
      const order = settled(orderId);
      if (order?.status !== "pending") return;
      rememberEta(tenant.id, etaMinutes);
      void forward({ order, status: "preparing", etaMinutes });
    },
    advance(orderId) {
      const order = settled(orderId);
      const status = order && nextStatus(order.status);
      if (order && status && order.status !== "pending") void forward({ order, status });
    },
    stepBack,
    cancel(orderId, reason) {
      const order = settled(orderId);
      if (order) void take(client, tenant, { order, status: "cancelled", cancelReason: reason });
    },
    undo,
  };
}

function say(words: string): void {
  toast(words);
  announceAtOnce(words);
}

/** Takes one step. Answers the order as the server has it then, or null where the step was refused. */
async function take(client: QueryClient, tenant: BoardTenant, step: OrderStep): Promise<Order | null> {
  const { order, status, etaMinutes = null } = step;
  if (useMoves.getState().waiting[order.id]) {
    say(`${shortNumber(order.order_number)}: the last step is still on its way. Try again in a moment.`);
    return null;
  }
  tellMoves({ type: "moved", move: { orderId: order.id, expectedVersion: order.version, status, etaMinutes } });
  const idempotencyKey = newIdempotencyKey();
  try {
    const answer = await untilAnswered(() => moveOrder(step, idempotencyKey));
    changeCachedBoard(client, tenant, { type: "orders_read", orders: [answer] });
    tellMoves({ type: "answered", orderId: order.id });
    return answer;
  } catch (error) {
    refuse(client, tenant, order, error);
    return null;
  }
}

function refuse(client: QueryClient, tenant: BoardTenant, order: Order, error: unknown): void {
  const current = currentOrder(error);
  if (current) {
    changeCachedBoard(client, tenant, { type: "orders_read", orders: [current] });
    const { status, version } = current;
    tellMoves({ type: "refused", refusal: { kind: "beaten", orderId: order.id, status, version } });
    sayBeaten(client, tenant, current);
  } else {
    const message = failureWords(error);
    tellMoves({ type: "refused", refusal: { kind: "refused", orderId: order.id, message } });
    announceAtOnce(`${shortNumber(order.order_number)}: ${message}`);
  }
  setTimeout(() => tellMoves({ type: "refusal_read", orderId: order.id }), refusalShownMs);
}

/** A card that left the board cannot carry the line itself. */
function sayBeaten(client: QueryClient, tenant: BoardTenant, current: Order): void {
  const entry = cachedBoard(client, tenant)?.entries[current.id];
  const words = `${shortNumber(current.order_number)}: ${beatenWords(current.status, entry?.changedBy?.name ?? null)}`;
  announceAtOnce(words);
  if (!isActive(current.status)) toast(words);
}

/** What a 409 carries beside its error. */
function currentOrder(error: unknown): Order | null {
  if (!(error instanceof ApiError) || error.code !== "stale_version") return null;
  const { body } = error;
  if (typeof body !== "object" || body === null || !("order" in body)) return null;
  return orderSchema.safeParse(body.order).data ?? null;
}
