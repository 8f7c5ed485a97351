import { type PlacedOrder, placedOrder } from "@hafaloha/contract";
import { http } from "../../shared/http/http.ts";
import type { PlaceOrderAttempt } from "../state/checkoutPlacement.ts";

/** Sent again with the same attempt, it answers with the same order: one decision is one order. */
export const placeOrder = ({ key, request }: PlaceOrderAttempt): Promise<PlacedOrder> =>
  http.send("POST", "/orders", placedOrder, { body: request, idempotencyKey: key });
