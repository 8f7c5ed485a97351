import type { PlaceOrderRequest } from "@hafaloha/contract";
import { useCallback, useEffect, useReducer } from "react";
import { ApiError } from "../../../shared/http/apiError.ts";
import { newIdempotencyKey } from "../../../shared/http/idempotencyKey.ts";
import { placeOrder } from "../../api/placeOrder.ts";
import { forgetAttempt, keepAttempt, keptAttempt } from "../../api/placeOrderAttempt.ts";
import { nextPlacement, type Placement, resumePlacement } from "../../state/checkoutPlacement.ts";

interface PlaceOrder {
  readonly placement: Placement;
  submit(request: PlaceOrderRequest): void;
  retry(): void;
  drop(): void;
}

/** Sends one order until there is an answer to it; over time-outs, lost networks and reloads it stays the same order. */
export function usePlaceOrder(restaurantId: number): PlaceOrder {
  const [placement, dispatch] = useReducer(nextPlacement, restaurantId, (id) =>
    resumePlacement(keptAttempt(id), Date.now()),
  );

  const attempt = placement.kind === "sending" ? placement.attempt : null;
  useEffect(() => {
    if (!attempt) return;
    // Kept before the first byte goes out: from here on a reload asks for this order and not for a second one.
    keepAttempt(restaurantId, attempt);
    let isCurrent = true;
    placeOrder(attempt).then(
      (order) => {
        forgetAttempt(restaurantId);
        if (isCurrent) dispatch({ type: "answered", order });
      },
      (thrown: unknown) => {
        const error = thrown instanceof ApiError ? thrown : unexpected(thrown);
        if (!error.isOutcomeUnknown) forgetAttempt(restaurantId);
        if (isCurrent) dispatch({ type: "failed", error, online: navigator.onLine });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [attempt, restaurantId]);

  const delayMs = placement.kind === "waiting" ? placement.delayMs : null;
  const tries = placement.kind === "waiting" ? placement.tries : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: two waits of the same length are two waits
  useEffect(() => {
    if (delayMs === null) return;
    const timer = setTimeout(() => dispatch({ type: "retry" }), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs, tries]);

  const isOffline = placement.kind === "stopped" && placement.why === "offline";
  useEffect(() => {
    if (!isOffline) return;
    const retry = () => dispatch({ type: "retry" });
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [isOffline]);

  const submit = useCallback(
    (request: PlaceOrderRequest) =>
      dispatch({ type: "submit", attempt: { key: newIdempotencyKey(), request, since: Date.now() } }),
    [],
  );
  const retry = useCallback(() => dispatch({ type: "retry" }), []);
  const drop = useCallback(() => {
    forgetAttempt(restaurantId);
    dispatch({ type: "drop" });
  }, [restaurantId]);
  return { placement, submit, retry, drop };
}

const unexpected = (cause: unknown) =>
  new ApiError({ code: "unreadable", message: "The order could not be sent.", cause });
