import type { Order } from "@hafaloha/contract";
import { isFiltered, type OrderQuestion } from "../../../state/orderList.ts";
import { useShownBoard } from "../live/shownBoard.ts";

/** How many orders have come onto the board since the list was read, where the list would begin with them. */
export function useNewerOrders(listed: readonly Order[] | undefined, question: OrderQuestion): number {
  const entries = useShownBoard()?.entries ?? {};
  const { page, sort, direction } = question;
  if (!listed || page !== 1 || sort !== "created_at" || direction !== "desc" || isFiltered(question)) return 0;
  const newest = Math.max(0, ...listed.map(({ id }) => id));
  return Object.keys(entries).filter((id) => Number(id) > newest).length;
}
