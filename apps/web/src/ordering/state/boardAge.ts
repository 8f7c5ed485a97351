import type { Order, Restaurant } from "@hafaloha/contract";

export type Urgency = "normal" | "soon" | "late";

type TimerLimits = Restaurant["timer_limits"];

const minute = 60_000;

/** Known by the order itself, which is never changed: a look at a thousand asks several times for each. */
const starts = new WeakMap<Order, number>();

/** The instant an order's timer counts from: its release or placing, and for one that waits for pickup its last step. */
export function timerStart(order: Order): number {
  const known = starts.get(order);
  if (known !== undefined) return known;
  const { status, status_changed_at: changedAt, updated_at } = order;
  // Checking off a line is an update too, and no step.
  const start = Date.parse(status === "ready" ? (changedAt ?? updated_at) : (order.release_at ?? order.created_at));
  starts.set(order, start);
  return start;
}

/** How an order of this age stands against the restaurant's limits. Only pending and preparing orders can be late. */
export function urgencyOf(order: Order, limits: TimerLimits, now: number): Urgency {
  const age = now - timerStart(order);
  switch (order.status) {
    case "pending":
      return judge(age, limits.pending_amber, limits.pending_red);
    case "preparing":
      return judge(age, limits.preparing_amber, limits.preparing_red);
    case "ready":
    case "completed":
    case "cancelled":
      return "normal";
    default:
      return order.status satisfies never;
  }
}

function judge(age: number, amber: number, red: number): Urgency {
  if (age >= red * minute) return "late";
  return age >= amber * minute ? "soon" : "normal";
}

/** The next instant at which an order's urgency changes or it is released; null when time alone changes nothing more. */
export function nextEdge(order: Order, limits: TimerLimits, now: number): number | null {
  const start = timerStart(order);
  const edges = order.release_at === null ? [] : [Date.parse(order.release_at)];
  if (order.status === "pending")
    edges.push(start + limits.pending_amber * minute, start + limits.pending_red * minute);
  if (order.status === "preparing") {
    edges.push(start + limits.preparing_amber * minute, start + limits.preparing_red * minute);
  }
  const ahead = edges.filter((edge) => edge > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** `4:12` up to 99:59, from there `2 h 05`. Never negative: the clocks may differ by a moment. */
export function formatAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
}
