import type { Notification } from "@hafaloha/contract";
import type { ComponentProps } from "react";
import { Link, useSearch } from "wouter";
import { useOrderAddress } from "../detail/orderAddress.ts";
import { addressWith, ownEntry } from "../shell/drawerAddress.ts";
import { pathWithRestaurant } from "../shell/pages.ts";

type AlertLinkProps = { alert: Notification } & Pick<ComponentProps<"a">, "className" | "children">;

/** Leads to what an alert is about: the order beside this page, or the item beside the stock. */
export function AlertLink({ alert, ...link }: AlertLinkProps) {
  const { orderId, hrefOf } = useOrderAddress();
  const search = useSearch();
  if (alert.resource_type === "Order") {
    return <Link href={hrefOf(alert.resource_id)} state={ownEntry} replace={orderId !== null} {...link} />;
  }
  const [path = "", query = ""] = pathWithRestaurant("/admin/stock", search).split("?");
  return <Link href={addressWith(path, query, "item", alert.resource_id)} {...link} />;
}
