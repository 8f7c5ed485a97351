import type { Order } from "@hafaloha/contract";
import { Ban, Ellipsis, Printer, Undo2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { MenuButton, type MenuEntry } from "../../../../shared/ui/MenuButton.tsx";
import { canStepBack, nextStatus, previousStatus } from "../../../state/boardMoves.ts";
import { type BoardCard, isActive } from "../../../state/boardView.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { laterParts } from "../laterParts.ts";
import { rememberedEta } from "./etaChoice.ts";
import { statusLook } from "./statusLook.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

const CancelOrderDialog = lazy(() =>
  laterParts.cancelOrder().then((module) => ({ default: module.CancelOrderDialog })),
);

const PrintedTicket = lazy(() => laterParts.printedTicket().then((module) => ({ default: module.PrintedTicket })));

/** `…` on a card: what is not the next step. */
export function OrderMenu({ card, moves }: { card: BoardCard; moves: OrderMoves }) {
  const { order } = card;
  const [cancelling, setCancelling] = useState(false);
  const [printing, setPrinting] = useState(false);
  const number = shortNumber(order.order_number);
  const before = canStepBack(order, serverNow()) ? previousStatus(order.status) : null;
  const entries: MenuEntry[] = card.mark === "saved" ? nextStep(order, moves) : [];
  if (before) {
    const words = `Back to ${statusLook[before].word.toLowerCase()}`;
    entries.push({ icon: Undo2, words, onSelect: () => moves.stepBack(order.id) });
  }
  entries.push({ icon: Printer, words: "Print ticket", onSelect: () => setPrinting(true) });
  if (isActive(order.status)) {
    entries.push({ icon: Ban, words: "Cancel order", isDanger: true, onSelect: () => setCancelling(true) });
  }
  return (
    <>
      <MenuButton entries={entries}>
        <Button variant="soft" square aria-label={`More for ${number}`}>
          <Ellipsis size={18} aria-hidden />
        </Button>
      </MenuButton>
      {printing && (
        <Suspense fallback={null}>
          <PrintedTicket order={order} onDone={() => setPrinting(false)} />
        </Suspense>
      )}
      {cancelling && (
        <Suspense fallback={null}>
          <CancelOrderDialog
            number={number}
            onClose={() => setCancelling(false)}
            onCancel={(reason) => moves.cancel(order.id, reason)}
          />
        </Suspense>
      )}
    </>
  );
}

/** While its button says that the last step waits, an order can still go on. */
function nextStep(order: Order, moves: OrderMoves): MenuEntry[] {
  const to = nextStatus(order.status);
  if (!to) return [];
  const { icon, word } = statusLook[to];
  const take = () =>
    order.status === "pending" ? moves.start(order.id, rememberedEta(order.restaurant_id)) : moves.advance(order.id);
  return [{ icon, words: `Next: ${word.toLowerCase()}`, onSelect: take }];
}
