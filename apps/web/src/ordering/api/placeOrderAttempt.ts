import { placeOrderRequest } from "@hafaloha/contract";
import type { PlaceOrderAttempt } from "../state/checkoutPlacement.ts";

const storageKey = (restaurantId: number) => `hafaloha.attempt.${restaurantId}`;

/** Kept before the first byte goes out, so that a reload in the middle asks for the same order and not for a second one. */
export function keepAttempt(restaurantId: number, attempt: PlaceOrderAttempt): void {
  try {
    localStorage.setItem(storageKey(restaurantId), JSON.stringify(attempt));
  } catch (error) {
    console.warn("The order's key cannot be kept on this device", error);
  }
}

export const forgetAttempt = (restaurantId: number): void => localStorage.removeItem(storageKey(restaurantId));

/** The attempt that had no answer when the page was left. */
export function keptAttempt(restaurantId: number): PlaceOrderAttempt | null {
  const text = localStorage.getItem(storageKey(restaurantId));
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isAttempt(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** The request is taken as it was sent, not as the schema would tidy it: the key is bound to its exact text. */
function isAttempt(kept: unknown): kept is PlaceOrderAttempt {
  if (typeof kept !== "object" || kept === null || !("key" in kept && "request" in kept && "since" in kept))
    return false;
  const { key, request, since } = kept;
  return typeof key === "string" && typeof since === "number" && placeOrderRequest.safeParse(request).success;
}
