import { idText, instant, orderStatus, text } from "@hafaloha/contract";
import * as z from "zod/mini";
import { endOfDay, startOfDay } from "../../localTime.ts";
import { type OrderListQuery, sortKeyNames } from "./listStore.ts";
import type { ReadableOrders } from "./policy.ts";

const mostPerPage = 100;

const statuses = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(",").filter((part) => part !== "")),
  ),
  z.array(orderStatus),
);

const day = z.iso.date();
/** A local day of the restaurant, or an instant. */
const dayOrInstant = z.union([day, instant]);

export const orderListQuerystring = z.object({
  restaurant_id: z.optional(idText),
  page: z._default(idText, 1),
  per_page: z._default(
    z.pipe(
      idText,
      z.transform((asked) => Math.min(asked, mostPerPage)),
    ),
    25,
  ),
  status: z._default(statuses, []),
  date_from: z.optional(dayOrInstant),
  date_to: z.optional(dayOrInstant),
  source: z.optional(z.enum(["customer", "staff"])),
  search: z._default(text(100), ""),
  sort_by: z._default(z.enum(sortKeyNames), "created_at"),
  sort_direction: z._default(z.enum(["asc", "desc"]), "desc"),
});

/** The query of a list; `date_to` includes the whole of its day. */
export function listQuery(
  asked: z.infer<typeof orderListQuerystring>,
  restaurant: { readonly id: number; readonly timeZone: string },
  reader: ReadableOrders,
): OrderListQuery {
  const { timeZone } = restaurant;
  return {
    restaurantId: restaurant.id,
    userId: reader.whose === "own" ? reader.userId : null,
    statuses: asked.status,
    from: boundary(asked.date_from, (local) => startOfDay(local, timeZone)),
    before: boundary(asked.date_to, (local) => endOfDay(local, timeZone)),
    staffCreated: asked.source === undefined ? null : asked.source === "staff",
    search: asked.search,
    sortBy: asked.sort_by,
    direction: asked.sort_direction,
    page: asked.page,
    perPage: asked.per_page,
  };
}

function boundary(asked: string | undefined, ofDay: (day: string) => number): number | null {
  if (asked === undefined) return null;
  return asked.includes("T") ? Date.parse(asked) : ofDay(asked);
}
