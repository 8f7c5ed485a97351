import type { OrderStatus } from "@hafaloha/contract";

export type ShelfChange =
  | { readonly valid: true; readonly columns: { readonly shelf?: string | null } }
  | { readonly valid: false; readonly problem: string };

/**
 * Where an order waits once it has `status`: on a shelf that the restaurant names, and only while it is ready. One that is
 * picked up keeps it, so that a step back finds it there again.
 */
export function shelfChange(
  asked: string | null | undefined,
  { status, shelves }: { readonly status: OrderStatus; readonly shelves: readonly string[] },
): ShelfChange {
  if (status !== "ready") {
    if (asked) return { valid: false, problem: `Only an order that is ready has a shelf; this one is ${status}.` };
    return { valid: true, columns: status === "pending" || status === "preparing" ? { shelf: null } : {} };
  }
  if (asked === undefined) return { valid: true, columns: {} };
  if (!asked) return { valid: true, columns: { shelf: null } };
  if (shelves.includes(asked)) return { valid: true, columns: { shelf: asked } };
  const named = shelves.length === 0 ? "the settings name none" : `there are ${shelves.join(", ")}`;
  return { valid: false, problem: `There is no shelf "${asked}": ${named}.` };
}
