import { type OrderHistoryEntry, type OrderStatus, orderDifference } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import type { Rows } from "../../database/tables.ts";
import { instant } from "../../wireValues.ts";

/** What an entry says beside the step, as it is stored. */
const details = z.object({
  eta_minutes: z.nullish(z.int()),
  cancel_reason: z.nullish(z.string()),
  edit_reason: z.nullish(z.string()),
  edit: z.nullish(orderDifference),
});
type Details = z.infer<typeof details>;

interface Step extends Details {
  readonly orderId: number;
  readonly userId: number | null;
  readonly device: string | null;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
}

export async function recordHistory(
  { rows, now }: Transaction,
  { orderId, userId, device, from, to, ...said }: Step,
): Promise<void> {
  await rows
    .insertInto("order_history")
    .values({
      order_id: orderId,
      at: now,
      user_id: userId,
      device,
      from_status: from,
      to_status: to,
      details: Object.values(said).some((value) => value != null) ? JSON.stringify(said) : null,
    })
    .execute();
}

/** Everything that was done with an order, the first thing first; `nameOf` gives the users in it their names. */
export async function orderHistory(
  rows: Rows,
  orderId: number,
  namesOf: (userIds: readonly number[]) => Promise<ReadonlyMap<number, string>>,
): Promise<OrderHistoryEntry[]> {
  const entries = await rows
    .selectFrom("order_history")
    .selectAll()
    .where("order_id", "=", orderId)
    .orderBy("id")
    .execute();
  const names = await namesOf([...new Set(entries.flatMap(({ user_id }) => user_id ?? []))]);
  return entries.map(({ id, at, user_id, device, from_status, to_status, ...stored }) => {
    const said = details.parse(JSON.parse(stored.details ?? "{}"));
    const { eta_minutes = null, cancel_reason = null, edit_reason = null, edit = null } = said;
    return {
      id,
      at: instant(at),
      user: user_id === null ? null : { id: user_id, name: names.get(user_id) ?? "" },
      device,
      from_status,
      to_status,
      eta_minutes,
      cancel_reason,
      edit_reason,
      edit,
    };
  });
}
