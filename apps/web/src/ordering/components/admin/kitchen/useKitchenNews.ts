import { useEffect, useRef } from "react";
import type { StationChoice, Ticket } from "../../../state/kitchen.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { playKnocks, playNewOrder } from "../notifications/sound.ts";

const ticketLoudness = 0.6;

/** Says and sounds what a cook must not miss: a ticket that comes, and one that was changed or cancelled. */
export function useKitchenNews(tickets: readonly Ticket[] | undefined, station: StationChoice): void {
  const known = useRef<Known | null>(null);
  useEffect(() => {
    if (!tickets) return;
    const last = known.current;
    known.current = { station, states: new Map(tickets.map(({ order }) => [order.id, stateOf(order)])) };
    // What another station has to make is no news.
    if (last?.station !== station) return;
    const before = last.states;
    const changed = tickets.filter(({ order }) => before.has(order.id) && before.get(order.id) !== stateOf(order));
    const come = tickets.filter(({ order }) => !before.has(order.id));
    for (const { order } of changed) {
      const number = shortNumber(order.order_number);
      announceAtOnce(order.status === "cancelled" ? `${number} is cancelled. Stop cooking.` : `${number} was changed.`);
    }
    if (changed.length > 0) playKnocks();
    else if (come.length > 0) playNewOrder(ticketLoudness);
  }, [tickets, station]);
}

interface Known {
  readonly station: StationChoice;
  readonly states: ReadonlyMap<number, string>;
}

const stateOf = ({ status, last_change }: Ticket["order"]) => `${status} ${last_change?.at ?? ""}`;
