import type { Order } from "@hafaloha/contract";
import { clsx } from "clsx";
import { SearchX } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useReturnFocus } from "../../../../shared/hooks/useReturnFocus.ts";
import { ApiError } from "../../../../shared/http/apiError.ts";
import { CloseButton } from "../../../../shared/ui/CloseButton.tsx";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { beginEdit, type OrderEdit } from "../../../state/orderEdit.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { EditLines } from "./EditLines.tsx";
import { OrderActions } from "./OrderActions.tsx";
import { OrderFacts } from "./OrderFacts.tsx";
import { OrderHead } from "./OrderHead.tsx";
import { OrderHistory } from "./OrderHistory.tsx";
import { OrderMoney } from "./OrderMoney.tsx";
import { useOrderDetail } from "./useOrderDetail.ts";

/** One order with all that belongs to it, live, beside the page that is open; `onClose` takes it out of the address. */
export function OrderDrawer({ orderId, onClose }: { orderId: number; onClose: () => void }) {
  const detail = useOrderDetail(orderId);
  switch (detail.kind) {
    case "loading":
      return (
        <Frame title="Order" onClose={onClose}>
          <div role="status" aria-label="Loading the order" className="grid gap-3">
            <Skeleton className="h-11" />
            <Skeleton className="h-56" />
          </div>
        </Frame>
      );
    case "failed":
      return (
        <Frame title="Order" onClose={onClose}>
          {detail.error instanceof ApiError && detail.error.status === 404 ? (
            <EmptyState icon={SearchX} title="There is no such order." text="The link may be wrong." />
          ) : (
            <ErrorState title="The order did not load." text={detail.error.message} onRetry={detail.retry} />
          )}
        </Frame>
      );
    case "found":
      return (
        <Frame title={detail.order.order_number} onClose={onClose}>
          <Detail key={orderId} order={detail.order} told={detail.told} />
        </Frame>
      );
    default:
      return detail satisfies never;
  }
}

function Detail({ order, told }: { order: Order; told: number }) {
  const [edit, setEdit] = useState<OrderEdit | null>(null);
  return (
    <div className="grid gap-4">
      <OrderHead order={order} />
      {edit ? (
        <EditLines order={order} edit={edit} onChange={setEdit} onDone={() => setEdit(null)} />
      ) : (
        <>
          <OrderActions order={order} onEdit={() => setEdit(beginEdit(order))} />
          <OrderMoney order={order} />
        </>
      )}
      <OrderFacts order={order} />
      <OrderHistory orderId={order.id} version={told} />
    </div>
  );
}

/** The full screen of a phone, 440 px from 768 on; from 1280 on the page beside it stays usable. */
function Frame({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const returnFocus = useReturnFocus();
  const layout = useStaffLayout();
  const modal = layout === "phone" || layout === "tablet";
  return (
    <Radix.Root open modal={modal} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        {modal && <Radix.Overlay className="fixed inset-0 z-(--z-drawer) animate-fade-in bg-scrim" />}
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          onInteractOutside={(event) => {
            if (!modal) event.preventDefault();
          }}
          aria-describedby={undefined}
          className={clsx(
            "fixed inset-x-0 top-0 bottom-(--order-alert,0px) z-(--z-drawer) flex animate-sheet flex-col bg-raised shadow-3 outline-none",
            "md:right-0 md:left-auto md:w-[440px] md:animate-fade-in md:border-l md:border-line lg:top-16 xl:w-[480px]",
          )}
        >
          <header className="flex items-center gap-3 border-b border-line py-2 pr-3 pl-5">
            <Radix.Title className="flex-1 text-xl font-bold tracking-tight">{title}</Radix.Title>
            <CloseButton />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
