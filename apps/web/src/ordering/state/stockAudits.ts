import type { StockAudit } from "@hafaloha/contract";

/** How much a movement added, of the damaged portions where it is of damage. */
export const differenceOf = ({ previous_quantity, new_quantity }: StockAudit): number =>
  new_quantity - previous_quantity;

/** The last movement made by hand, if it can be taken back; the newest comes first. */
export function undoable(audits: readonly StockAudit[]): StockAudit | null {
  const last = audits.find((audit) => audit.order_id === null && differenceOf(audit) !== 0);
  return last && last.undoes_id == null ? last : null;
}

/** `Ben sold 1, Rosa restocked 12`: what was done with an item since then, the first thing first. */
export function meanwhileWords(audits: readonly StockAudit[], since: string): string {
  const deeds = new Map<string, { readonly audit: StockAudit; readonly by: number }>();
  const ofItem = audits.filter(({ created_at: at, option_id }) => at > since && option_id === null);
  for (const audit of ofItem.toReversed()) {
    const alike = `${audit.user?.id} ${audit.reason} ${audit.undoes_id}`;
    deeds.set(alike, { audit, by: (deeds.get(alike)?.by ?? 0) + differenceOf(audit) });
  }
  return Array.from(deeds.values(), ({ audit, by }) => deedWords(audit, by)).join(", ");
}

function deedWords({ reason, reason_details, new_quantity, undoes_id, user }: StockAudit, by: number): string {
  const who = user?.name.split(" ")[0] ?? "someone";
  const portions = Math.abs(by);
  if (undoes_id != null) return `${who} undid a change`;
  switch (reason) {
    case "sale":
      return user ? `${who} sold ${portions}` : `${portions} sold online`;
    case "cancel":
      return `${portions} given back`;
    case "restock":
      return `${who} restocked ${portions}`;
    case "damaged":
      return `${who} marked ${portions} damaged`;
    case "recount":
      return `${who} counted ${new_quantity}`;
    case "adjustment":
      return by === 0 ? `${who} put it ${reason_details ?? "as it is"}` : `${who} set it to ${new_quantity}`;
    default:
      return reason satisfies never;
  }
}
