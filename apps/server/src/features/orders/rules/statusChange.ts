import type { OrderStatus } from "@hafaloha/contract";
import { estimatedPickupAt } from "./schedule.ts";

/** What a customer is told of the time: minutes from the start of the preparing, and the instant that gives. */
interface Eta {
  readonly eta_minutes: number | null;
  readonly estimated_pickup_at: number | null;
}

interface Asked {
  readonly etaMinutes: number | null;
  readonly cancelReason: string | null;
  readonly now: number;
}

export type StatusChange =
  | { readonly valid: true; readonly columns: Partial<Eta> & { readonly cancel_reason?: string | null } }
  | { readonly valid: false; readonly problem: string };

/** What else changes with a status: the kitchen's ETA comes with `preparing` (O4), a reason may come with `cancelled`. */
export function changesWith(
  from: OrderStatus,
  to: OrderStatus,
  { etaMinutes, cancelReason, now }: Asked,
): StatusChange {
  switch (to) {
    case "pending":
      return { valid: true, columns: { eta_minutes: null, estimated_pickup_at: null } };
    case "preparing":
      if (etaMinutes !== null) return { valid: true, columns: promise(etaMinutes, now) };
      return from === "pending"
        ? { valid: false, problem: "eta_minutes is needed to start preparing: 5 to 60 minutes." }
        : { valid: true, columns: {} };
    case "cancelled":
      return { valid: true, columns: { cancel_reason: cancelReason } };
    case "ready":
    case "completed":
      return { valid: true, columns: {} };
  }
}

export const promise = (etaMinutes: number, now: number): Eta => ({
  eta_minutes: etaMinutes,
  estimated_pickup_at: estimatedPickupAt(now, etaMinutes),
});
