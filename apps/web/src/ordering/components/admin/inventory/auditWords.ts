import type { StockAudit, StockReason } from "@hafaloha/contract";
import { differenceOf } from "../../../state/stockAudits.ts";

const reasons: Readonly<Record<StockReason, string>> = {
  sale: "Sale",
  restock: "Restock",
  damaged: "Damaged",
  adjustment: "Adjusted",
  cancel: "Given back",
  recount: "Recount",
};

/** `Restock, undone`, `Sale of octopus`, `Off sale for the day` */
export function auditTitle(audit: StockAudit): string {
  const { reason, reason_details: details, option_name: option, undoes_id } = audit;
  if (reason === "adjustment" && differenceOf(audit) === 0 && details) {
    return `${details[0]?.toUpperCase() ?? ""}${details.slice(1)}`;
  }
  return `${reasons[reason]}${option ? ` of ${option}` : ""}${undoes_id == null ? "" : ", undone"}`;
}

/** `−2`, as a person writes it. */
export function signed(difference: number): string {
  if (difference === 0) return "±0";
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}

/** What somebody wrote beside it; what the title says already is not said twice. */
export function auditNote({ reason, reason_details: details, undoes_id }: StockAudit): string | null {
  if (!details || undoes_id != null || details === "Damaged") return null;
  return reason === "adjustment" && /^(off sale|back on sale)/.test(details) ? null : details;
}
