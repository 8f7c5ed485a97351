import type { Order } from "@hafaloha/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { orderAlerts, takenBy } from "../../../state/alerts.ts";
import type { Board } from "../../../state/board.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { useLine } from "../live/line.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { useTick } from "../live/ticker.ts";
import { countWords } from "../orders/orderWords.ts";
import { useHeld } from "./heldAcknowledgement.ts";

/** An alert that has just been closed by a colleague. */
export interface Taken {
  readonly orderId: number;
  readonly words: string;
}

const takenShownMs = 2000;

/** The new orders that wait for somebody, oldest first, and the one that a colleague has just taken. */
export function useOrderAlerts(): { readonly alerts: readonly Order[]; readonly taken: Taken | null } {
  const board = useShownBoard();
  const waiting = useNotHeld(useWaitingIds(board));
  const shown = useSteadyWhileCatchingUp(waiting);
  const alerts = shown.flatMap((id) => board?.entries[id]?.order ?? []);
  useSpokenOnce(alerts);
  return { alerts, taken: useTaken(board, shown) };
}

/** By id and as a text, so that a tick of the clock renders only when it changes the list. */
function useWaitingIds(board: Board | undefined): readonly number[] {
  const read = useCallback(
    (now: number) => (board ? orderAlerts(board, now).map((order) => order.id) : []).join(" "),
    [board],
  );
  const ids = useTick(read);
  return ids === "" ? [] : ids.split(" ").map(Number);
}

/** Without those that are acknowledged here and can still be undone. */
function useNotHeld(ids: readonly number[]): readonly number[] {
  const { alerts } = useHeld();
  const held = alerts.flatMap((one) => (one.resource_type === "Order" ? one.resource_id : []));
  return ids.some((id) => held.includes(id)) ? ids.filter((id) => !held.includes(id)) : ids;
}

/** What was missed comes in order: an order may still be settled by what follows it, so nothing new pops up before. */
function useSteadyWhileCatchingUp(ids: readonly number[]): readonly number[] {
  const catchingUp = useLine().connection.kind === "catchingUp";
  const [steady, setSteady] = useState(ids);
  const same = steady.length === ids.length && steady.every((id, index) => id === ids[index]);
  useEffect(() => {
    if (!catchingUp && !same) setSteady(ids);
  }, [catchingUp, same, ids]);
  return catchingUp ? ids.filter((id) => steady.includes(id)) : ids;
}

function useSpokenOnce(alerts: readonly Order[]): void {
  const spoken = useRef(new Set<number>());
  useEffect(() => {
    const fresh = alerts.filter((order) => !spoken.current.has(order.id));
    for (const order of fresh) spoken.current.add(order.id);
    const [first] = fresh;
    if (!first) return;
    announceAtOnce(
      fresh.length === 1
        ? `New order ${shortNumber(first.order_number)}, ${first.contact_name}, ${countWords(first)}.`
        : `${fresh.length} new orders.`,
    );
  }, [alerts]);
}

function useTaken(board: Board | undefined, ids: readonly number[]): Taken | null {
  const me = useDesk().user.id;
  const before = useRef(ids);
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    const left = before.current.filter((id) => !ids.includes(id));
    before.current = ids;
    for (const orderId of left) {
      const name = board && takenBy(board, orderId, me);
      if (name) setTaken({ orderId, words: `${name} took it` });
    }
  }, [board, ids, me]);
  useEffect(() => {
    if (!taken) return;
    const timer = setTimeout(() => setTaken(null), takenShownMs);
    return () => clearTimeout(timer);
  }, [taken]);
  return taken;
}
