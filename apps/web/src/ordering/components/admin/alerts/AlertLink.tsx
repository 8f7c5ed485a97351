import type { Notification } from "@hafaloha/contract";
import type { ComponentProps } from "react";
import { Link, useSearch } from "wouter";
import { ownEntry, useOrderAddress } from "../detail/orderAddress.ts";
import { filterStock, searchStock } from "../inventory/stockState.ts";
import { pathWithRestaurant } from "../shell/pages.ts";
import { subjectOf } from "./alertWords.ts";

type AlertLinkProps = { alert: Notification } & Pick<ComponentProps<"a">, "className" | "children">;

/** Leads to what an alert is about: the order beside this page, or the item in the stock. */
export function AlertLink({ alert, ...link }: AlertLinkProps) {
  const { orderId, hrefOf } = useOrderAddress();
  const search = useSearch();
  if (alert.resource_type === "Order") {
    return <Link href={hrefOf(alert.resource_id)} state={ownEntry} replace={orderId !== null} {...link} />;
  }
  const find = () => {
    filterStock("all");
    searchStock(subjectOf(alert));
  };
  return <Link href={pathWithRestaurant("/admin/stock", search)} onClick={find} {...link} />;
}
