import { formatClock, formatDay, localDate } from "../../../shared/ui/time.ts";
import type { Wait } from "../../state/tracking.ts";

/** Headline and line beneath it for what the customer waits for. */
export function trackingWords(wait: Wait, timeZone: string, now: number): { title: string; text: string } {
  switch (wait.kind) {
    case "received":
      return {
        title: "Order received",
        text: wait.pickupAt ? `For ${whenWords(wait.pickupAt, timeZone, now)}` : "The kitchen starts soon.",
      };
    case "cooking":
      return {
        title: "Cooking now",
        text: `Ready about ${formatClock(wait.readyAt, timeZone)}, in ${wait.minutesLeft} min`,
      };
    case "cookingUntimed":
      return { title: "Cooking now", text: "The kitchen is on it." };
    case "late":
      return { title: "Cooking now", text: "A few minutes more. We are on it." };
    case "ready":
      return { title: "Ready", text: "Waiting for you at the pickup counter." };
    case "collected":
      return { title: "Collected", text: "Enjoy your meal." };
    case "cancelled":
      return { title: "Cancelled", text: wait.reason ?? "The restaurant cancelled this order." };
    default:
      return wait satisfies never;
  }
}

function whenWords(instant: string, timeZone: string, now: number): string {
  const clock = formatClock(instant, timeZone);
  return localDate(instant, timeZone) === localDate(now, timeZone)
    ? `${clock} today`
    : `${formatDay(instant, timeZone)}, ${clock}`;
}
