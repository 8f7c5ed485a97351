import type { PlacedOrder, PlaceOrderRequest } from "@hafaloha/contract";
import type { ApiError } from "../../shared/http/apiError.ts";

/** One decision to order. Its key and its body stay together: the server binds the one to the other. */
export interface PlaceOrderAttempt {
  readonly key: string;
  readonly request: PlaceOrderRequest;
  /** When it was first sent, in epoch milliseconds. */
  readonly since: number;
}

export type Placement =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly attempt: PlaceOrderAttempt; readonly tries: number }
  /** No answer came; the same attempt goes out again after `delayMs`. */
  | { readonly kind: "waiting"; readonly attempt: PlaceOrderAttempt; readonly tries: number; readonly delayMs: number }
  /** Still no answer, or no network: the customer decides when it goes out again. */
  | { readonly kind: "stopped"; readonly attempt: PlaceOrderAttempt; readonly why: "offline" | "noAnswer" | "old" }
  | { readonly kind: "refused"; readonly error: ApiError }
  | { readonly kind: "placed"; readonly order: PlacedOrder };

export type PlacementEvent =
  | { readonly type: "submit"; readonly attempt: PlaceOrderAttempt }
  | { readonly type: "answered"; readonly order: PlacedOrder }
  | { readonly type: "failed"; readonly error: ApiError; readonly online: boolean }
  | { readonly type: "retry" }
  | { readonly type: "drop" };

const mostTries = 6;
const longestDelay = 8000;
/** An attempt found on the device after this long is not sent again unasked. */
const freshFor = 15 * 60_000;

/** Where a page opens that finds an attempt without an answer on the device. */
export function resumePlacement(attempt: PlaceOrderAttempt | null, now: number): Placement {
  if (!attempt) return { kind: "idle" };
  if (now - attempt.since > freshFor) return { kind: "stopped", attempt, why: "old" };
  return { kind: "sending", attempt, tries: 1 };
}

export function nextPlacement(placement: Placement, event: PlacementEvent): Placement {
  switch (event.type) {
    case "submit":
      return placement.kind === "idle" || placement.kind === "refused"
        ? { kind: "sending", attempt: event.attempt, tries: 0 }
        : placement;
    case "answered":
      return placement.kind === "sending" ? { kind: "placed", order: event.order } : placement;
    case "failed":
      return placement.kind === "sending" ? afterFailure(placement, event.error, event.online) : placement;
    case "retry":
      if (placement.kind === "waiting") return { kind: "sending", attempt: placement.attempt, tries: placement.tries };
      return placement.kind === "stopped" ? { kind: "sending", attempt: placement.attempt, tries: 1 } : placement;
    case "drop":
      return placement.kind === "stopped" || placement.kind === "refused" ? { kind: "idle" } : placement;
    default:
      return event satisfies never;
  }
}

function afterFailure(sending: Placement & { kind: "sending" }, error: ApiError, online: boolean): Placement {
  if (!error.isOutcomeUnknown) return { kind: "refused", error };
  const tries = sending.tries + 1;
  if (!online) return { kind: "stopped", attempt: sending.attempt, why: "offline" };
  if (tries >= mostTries) return { kind: "stopped", attempt: sending.attempt, why: "noAnswer" };
  return {
    kind: "waiting",
    attempt: sending.attempt,
    tries,
    delayMs: error.retryAfterMs ?? Math.min(1000 * 2 ** (tries - 1), longestDelay),
  };
}
