import type { Order } from "@hafaloha/contract";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { ApiError } from "../../../../shared/http/apiError.ts";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { beginEdit, type OrderEdit } from "../../../state/orderEdit.ts";
import { Drawer } from "../shell/Drawer.tsx";
import { EditLines } from "./EditLines.tsx";
import { OrderActions } from "./OrderActions.tsx";
import { OrderFacts } from "./OrderFacts.tsx";
import { OrderHead } from "./OrderHead.tsx";
import { OrderHistory } from "./OrderHistory.tsx";
import { OrderMoney } from "./OrderMoney.tsx";
import { useOrderDetail } from "./useOrderDetail.ts";

const width = "md:w-[440px] xl:w-[480px]";

/** One order with all that belongs to it, live, beside the page that is open; `onClose` takes it out of the address. */
export function OrderDrawer({ orderId, onClose }: { orderId: number; onClose: () => void }) {
  const detail = useOrderDetail(orderId);
  switch (detail.kind) {
    case "loading":
      return (
        <Drawer title="Order" className={width} onClose={onClose}>
          <div role="status" aria-label="Loading the order" className="grid gap-3">
            <Skeleton className="h-11" />
            <Skeleton className="h-56" />
          </div>
        </Drawer>
      );
    case "failed":
      return (
        <Drawer title="Order" className={width} onClose={onClose}>
          {detail.error instanceof ApiError && detail.error.status === 404 ? (
            <EmptyState icon={SearchX} title="There is no such order." text="The link may be wrong." />
          ) : (
            <ErrorState title="The order did not load." text={detail.error.message} onRetry={detail.retry} />
          )}
        </Drawer>
      );
    case "found":
      return (
        <Drawer title={detail.order.order_number} className={width} onClose={onClose}>
          <Detail key={orderId} order={detail.order} told={detail.told} />
        </Drawer>
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
