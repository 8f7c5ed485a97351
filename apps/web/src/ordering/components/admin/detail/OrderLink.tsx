import type { Order } from "@hafaloha/contract";
import { Link } from "wouter";
import { shortNumber } from "../../../state/orderNumber.ts";
import { ownEntry } from "../shell/drawerAddress.ts";
import { useOrderAddress } from "./orderAddress.ts";

/** The number of an order, leading to its details. */
export function OrderLink({ order }: { order: Pick<Order, "id" | "order_number"> }) {
  const { orderId, hrefOf } = useOrderAddress();
  return (
    <Link
      href={hrefOf(order.id)}
      state={ownEntry}
      replace={orderId !== null}
      // 24 px on screen, 44 px under the finger.
      className="relative text-inherit no-underline before:absolute before:-inset-y-2.5 before:inset-x-0 hover:underline"
    >
      {shortNumber(order.order_number)}
    </Link>
  );
}
