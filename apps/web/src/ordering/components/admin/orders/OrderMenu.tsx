import type { Order } from "@hafaloha/contract";
import { Ban, Ellipsis, Undo2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { MenuPanel } from "../../../../shared/ui/MenuPanel.tsx";
import { MenuRow } from "../../../../shared/ui/MenuRow.tsx";
import { previousStatus } from "../../../state/boardMoves.ts";
import { isActive } from "../../../state/boardView.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { statusLook } from "./statusLook.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

const CancelOrderDialog = lazy(() =>
  import("./CancelOrderDialog.tsx").then((module) => ({ default: module.CancelOrderDialog })),
);

/** `…` on a card: what is not the next step. */
export function OrderMenu({ order, moves }: { order: Order; moves: OrderMoves }) {
  const [cancelling, setCancelling] = useState(false);
  const number = shortNumber(order.order_number);
  const before = previousStatus(order.status);
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
