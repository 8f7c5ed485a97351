import { shortage } from "@hafaloha/contract";
import type { ApiError } from "../../shared/http/apiError.ts";
import { formatWait } from "../../shared/ui/time.ts";

/** Why an order was not taken, for the customer: one sentence and, where it helps, one for each dish. */
export interface RefusalWords {
  readonly title: string;
  readonly lines: readonly string[];
}

export function refusalWords(error: ApiError): RefusalWords {
  switch (error.code) {
    case "stock_short":
      return { title: "Not enough is left.", lines: shortages(error) };
    // The server names the dish, its days and the times; its sentence is better than any of ours.
    case "closed":
    case "paused":
      return { title: error.message, lines: ["Choose another time under Pickup, and place the order again."] };
    case "not_sold_then":
    case "option_choice":
    case "unavailable":
      return { title: error.message, lines: [] };
    case "invalid":
    case "malformed":
    case "too_large":
      return { title: error.message, lines: error.details.flatMap(({ message }) => message ?? []) };
    case "rate_limited":
      return { title: "Too many orders came from here.", lines: [`Try again in ${formatWait(error.retryAfterMs)}.`] };
    case "signed_out":
      return { title: "Your sign-in has ended.", lines: ["Sign in again, or place the order as a guest."] };
    case "not_found":
      return { title: "This restaurant does not take orders here any more.", lines: [] };
    case "key_reused":
      return { title: "The order changed on its way.", lines: ["Place it again."] };
    case "forbidden":
    case "password_change_required":
    case "wrong_credentials":
    case "stale_version":
    case "email_taken":
    case "transition":
    case "internal":
    case "not_ready":
    case "network":
    case "timeout":
    case "unreadable":
      return { title: "The order was not taken.", lines: [error.message] };
    default:
      return error.code satisfies never;
  }
}

const shortages = (error: ApiError): string[] =>
  error.details.flatMap((detail) => {
    const parsed = shortage.safeParse(detail);
    if (!parsed.success) return detail.message ?? [];
    const { name, asked, available } = parsed.data;
    if (available <= 0) return `The last ${name} was just sold. Choose another dish.`;
    return `${name}: you asked for ${asked}, ${available} ${available === 1 ? "is" : "are"} left. Take ${available}.`;
  });
