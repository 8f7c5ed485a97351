import type { StockAudit } from "@hafaloha/contract";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { momentWords } from "../../../../shared/ui/momentWords.ts";
import { firstName } from "../../../state/boardView.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { useDesk } from "../live/desk.ts";
import { auditTitle } from "./auditWords.ts";

/** `Sale, O-039` or `Recount, Mina`, and when. */
export function LastChange({ audit }: { audit: StockAudit }) {
  const { time_zone: zone } = useDesk().restaurant;
  const { order_number: number, user } = audit;
  const by = number == null ? user && firstName(user.name) : shortNumber(number);
  return (
    <>
      <span className="block">{[auditTitle(audit), by].filter(Boolean).join(", ")}</span>
      {momentWords(audit.created_at, zone, serverNow())}
    </>
  );
}
