import { CloudUpload } from "lucide-react";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import type { StockRow } from "../../../state/stock.ts";
import { StockTag } from "./StockTag.tsx";

/** How the item stands, and whether that is what the server knows already. */
export function StockTags({ row, weekday, waiting }: { row: StockRow; weekday: number; waiting: boolean }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <StockTag row={row} weekday={weekday} />
      {waiting && <Tag icon={CloudUpload}>Waiting to send</Tag>}
    </span>
  );
}
