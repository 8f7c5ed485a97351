import type { OrderStatus } from "@hafaloha/contract";

interface Moved {
  readonly orderNumber: string;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly etaMinutes: number | null;
  readonly cancelReason: string | null;
}

/** What a customer is told of a move of their order; nothing of a step back, which corrects what should not have been told. */
export function customerNews({ orderNumber, from, to, etaMinutes, cancelReason }: Moved) {
  switch (to) {
    case "preparing":
      if (from !== "pending") return undefined;
      return { title: `${orderNumber} is being prepared`, body: `Ready in about ${etaMinutes} minutes.` };
    case "ready":
      if (from !== "preparing") return undefined;
      return { title: `${orderNumber} is ready`, body: "Come and get it." };
    case "cancelled":
      return { title: `${orderNumber} was cancelled`, body: cancelReason ?? "Ask the restaurant why." };
    case "pending":
    case "completed":
      return undefined;
    default:
      return to satisfies never;
  }
}
