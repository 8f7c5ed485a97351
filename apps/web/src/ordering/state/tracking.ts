import type { OrderStatus, TrackedOrder } from "@hafaloha/contract";

export const trackingSteps = ["pending", "preparing", "ready", "completed"] as const;
export type TrackingStep = (typeof trackingSteps)[number];

/** The newest state of the order, and when each step was reached as far as this page saw it. */
export interface TrackingView {
  readonly order: TrackedOrder;
  readonly reached: Readonly<Partial<Record<TrackingStep, string>>>;
}

/** The view after the order came by channel or by a read; older state than what is held changes nothing. */
export function applyTracked(view: TrackingView | undefined, order: TrackedOrder): TrackingView {
  if (view && order.version < view.order.version) return view;
  const kept = view?.reached ?? { pending: order.created_at };
  const at = stepOf(order.status);
  if (at === null) return { order, reached: kept };
  // A step that the kitchen took back is not reached any more.
  const reached: Partial<Record<TrackingStep, string>> = {};
  for (const step of trackingSteps.slice(0, trackingSteps.indexOf(at))) {
    if (kept[step] !== undefined) reached[step] = kept[step];
  }
  reached[at] = kept[at] ?? order.status_changed_at ?? order.updated_at;
  return { order, reached };
}

const stepOf = (status: OrderStatus): TrackingStep | null => (status === "cancelled" ? null : status);

/** What the customer waits for. */
export type Wait =
  | { readonly kind: "received"; readonly pickupAt: string | null }
  /** `share` of the promised time is gone, 0 to 1. */
  | { readonly kind: "cooking"; readonly readyAt: string; readonly share: number; readonly minutesLeft: number }
  | { readonly kind: "late" }
  | { readonly kind: "cookingUntimed" }
  | { readonly kind: "ready" }
  | { readonly kind: "collected" }
  | { readonly kind: "cancelled"; readonly reason: string | null };

type Waited = Pick<TrackedOrder, "status" | "pickup_time" | "estimated_pickup_time" | "eta_minutes" | "cancel_reason">;

export function waitOf(order: Waited, now: number): Wait {
  switch (order.status) {
    case "pending":
      return { kind: "received", pickupAt: order.pickup_time };
    case "preparing":
      return cooking(order, now);
    case "ready":
      return { kind: "ready" };
    case "completed":
      return { kind: "collected" };
    case "cancelled":
      return { kind: "cancelled", reason: order.cancel_reason };
    default:
      return order.status satisfies never;
  }
}

function cooking({ estimated_pickup_time: readyAt, eta_minutes: minutes }: Waited, now: number): Wait {
  if (readyAt === null) return { kind: "cookingUntimed" };
  const left = Date.parse(readyAt) - now;
  if (left <= 0) return { kind: "late" };
  const promised = Math.max((minutes ?? 0) * 60_000, left);
  return { kind: "cooking", readyAt, share: 1 - left / promised, minutesLeft: Math.max(1, Math.round(left / 60_000)) };
}
