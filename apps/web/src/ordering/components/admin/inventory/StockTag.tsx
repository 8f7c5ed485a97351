import { CalendarDays, CircleCheck, CircleSlash, Hand, TriangleAlert, Infinity as Uncounted } from "lucide-react";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import { isSoldOn } from "../../../state/availableDays.ts";
import type { StockRow } from "../../../state/stock.ts";

export function StockTag({ row, weekday }: { row: StockRow; weekday: number }) {
  const { stock_status: status, enable_stock_tracking: counted, sold_out: isOff, sold_out_until: until } = row.item;
  if (isOff) {
    return (
      <Tag icon={Hand} tone="red">
        {until ? "86 today" : "86 until restored"}
      </Tag>
    );
  }
  if (status === "out_of_stock") {
    return (
      <Tag icon={CircleSlash} tone="red">
        Sold out
      </Tag>
    );
  }
  if (!isSoldOn(row.availableDays, weekday)) return <Tag icon={CalendarDays}>Not today</Tag>;
  if (status === "low_stock") {
    return (
      <Tag icon={TriangleAlert} tone="amber">
        Low
      </Tag>
    );
  }
  if (!counted) return <Tag icon={Uncounted}>Not counted</Tag>;
  return (
    <Tag icon={CircleCheck} tone="ready">
      In stock
    </Tag>
  );
}
