import type { StockAudit, StockItem } from "@hafaloha/contract";
import { instant } from "../../wireValues.ts";
import { stockLevel } from "./rules.ts";
import type { AuditRow, StockRow } from "./store.ts";

export function stockItemView(row: StockRow): StockItem {
  const tracked = row.enable_stock_tracking === 1;
  const { available, status } = stockLevel(row);
  return {
    id: row.id,
    name: row.name,
    stock_quantity: tracked ? row.stock_quantity : null,
    damaged_quantity: tracked ? row.damaged_quantity : null,
    available_quantity: available,
    low_stock_threshold: tracked ? row.low_stock_threshold : null,
    stock_status: status,
    enable_stock_tracking: tracked,
    sold_out: row.sold_out === 1,
    sold_out_until: instant(row.sold_out_until),
    version: row.version,
    updated_at: instant(row.updated_at),
  };
}

export function auditView({ created_at, first_name, last_name, ...audit }: AuditRow): StockAudit {
  const { user_id: userId } = audit;
  const isNamed = userId !== null && first_name !== null;
  return {
    ...audit,
    user: isNamed ? { id: userId, name: `${first_name} ${last_name ?? ""}`.trim() } : null,
    created_at: instant(created_at),
  };
}
