import type { Bumped } from "../../../state/kitchen.ts";
import { useKeys } from "../shell/useKeys.ts";
import type { KitchenMoves } from "./useKitchenMoves.ts";
import type { TicketPages } from "./useTicketPages.ts";

interface KitchenKeys {
  readonly moves: KitchenMoves;
  readonly pages: TicketPages;
  readonly lastBumped: Bumped | undefined;
  onAllDay(): void;
}

/** The bump bar: the numbers bump, with Shift they go into the ticket, R recalls, the arrows turn pages, 0 is all-day. */
export function useKitchenKeys({ moves, pages, lastBumped, onAllDay }: KitchenKeys): void {
  useKeys((key) => {
    switch (key) {
      case "0":
        onAllDay();
        return true;
      case "ArrowLeft":
        pages.turn(-1);
        return true;
      case "ArrowRight":
        pages.turn(1);
        return true;
      case "ArrowDown":
        return walkLines(1);
      case "ArrowUp":
        return walkLines(-1);
      case "r":
        if (lastBumped) moves.recall(lastBumped);
        return true;
      default:
        return press(key, moves, pages.slots);
    }
  });
}

function press(key: string, moves: KitchenMoves, slots: readonly number[]): boolean {
  const [, shift, digit] = /^(Shift\+)?([1-8])$/.exec(key) ?? [];
  const orderId = slots[Number(digit) - 1];
  if (orderId === undefined) return false;
  if (shift) openTicket(orderId);
  else moves.bump(orderId);
  return true;
}

/** From there Space checks off, and the arrows walk the lines. */
function openTicket(orderId: number): void {
  const ticket = document.querySelector<HTMLElement>(`[data-ticket="${orderId}"]`);
  const open = ticket?.querySelector<HTMLElement>("[data-line=open]");
  (open ?? ticket?.querySelector("button"))?.focus();
}

function walkLines(step: 1 | -1): boolean {
  const ticket = document.activeElement?.closest("[data-ticket]");
  if (!ticket) return false;
  const stops = [...ticket.querySelectorAll("button")];
  const { activeElement } = document;
  const next = activeElement instanceof HTMLButtonElement && stops[stops.indexOf(activeElement) + step];
  if (!next) return false;
  next.focus();
  return true;
}
