import { endOffer, offer } from "../../../../shared/ui/offer.ts";
import { announce } from "../live/announcer.ts";

const topic = "undo";

/** The order whose last step an offer on the screen takes back. */
let offered: number | null = null;

/** Offers for a moment to take a step back. */
export function offerUndo(orderId: number, words: string, onUndo: () => void): void {
  offered = orderId;
  offer(topic, words, {
    label: "Undo Z",
    onTake: onUndo,
    onEnd: () => {
      offered = null;
    },
  });
  announce(`${words}. Undo with Z.`);
}

/** The order that an offer on the screen is for; the offer ends with the question. */
export function takeUndo(): number | null {
  const orderId = offered;
  if (orderId !== null) forgetUndo(orderId);
  return orderId;
}

/** Ends the offer for this order, if there is one: its step was not taken. */
export function forgetUndo(orderId: number): void {
  if (offered !== orderId) return;
  offered = null;
  endOffer(topic);
}
