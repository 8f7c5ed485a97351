import type { Order } from "@hafaloha/contract";
import { Ban, Ellipsis, Undo2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { MenuPanel } from "../../../../shared/ui/MenuPanel.tsx";
import { MenuRow } from "../../../../shared/ui/MenuRow.tsx";
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

/** `…` on a card: what is not the next step. */
export function OrderMenu({ card, moves }: { card: BoardCard; moves: OrderMoves }) {
  const { order } = card;
  const [cancelling, setCancelling] = useState(false);
  const number = shortNumber(order.order_number);
  const before = canStepBack(order, serverNow()) ? previousStatus(order.status) : null;
  if (!before && !isActive(order.status)) return null;
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button variant="soft" square aria-label={`More for ${number}`}>
            <Ellipsis size={18} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <MenuPanel align="end">
          {card.mark === "saved" && <NextStep order={order} moves={moves} />}
          {before && (
            <MenuRow icon={Undo2} onSelect={() => moves.stepBack(order.id)}>
              Back to {statusLook[before].word.toLowerCase()}
            </MenuRow>
          )}
          {isActive(order.status) && (
            <MenuRow icon={Ban} danger onSelect={() => setCancelling(true)}>
              Cancel order
            </MenuRow>
          )}
        </MenuPanel>
      </DropdownMenu.Root>
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
function NextStep({ order, moves }: { order: Order; moves: OrderMoves }) {
  const to = nextStatus(order.status);
  if (!to) return null;
  const { icon, word } = statusLook[to];
  const take = () =>
    order.status === "pending" ? moves.start(order.id, rememberedEta(order.restaurant_id)) : moves.advance(order.id);
  return (
    <MenuRow icon={icon} onSelect={take}>
      Next: {word.toLowerCase()}
    </MenuRow>
  );
}
