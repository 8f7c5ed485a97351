import { clsx } from "clsx";
import type { StockRow } from "../../../state/stock.ts";
import { StockPicture } from "./StockPicture.tsx";
import { StockTag } from "./StockTag.tsx";

const heads = ["Stock", "Damaged", "Alert at"] as const;

export function StockTable({ rows, weekday }: { rows: readonly StockRow[]; weekday: number }) {
  return (
    <table className="w-full border-separate border-spacing-0 rounded-card border border-line bg-surface">
      <thead>
        <tr className="h-10 text-left text-sm text-ink-2">
          <Head className="rounded-tl-card pl-4">Item</Head>
          <Head>Status</Head>
          <Head className="text-right">Available</Head>
          {heads.map((head, index) => (
            <Head key={head} className={clsx("pr-4 text-right max-lg:hidden", index === 2 && "rounded-tr-card")}>
              {head}
            </Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StockTableRow key={row.item.id} row={row} weekday={weekday} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ className, children }: { className?: string; children: string }) {
  return (
    <th
      scope="col"
      className={clsx("sticky top-0 z-(--z-sticky) border-b border-line bg-sunken px-2 font-semibold", className)}
    >
      {children}
    </th>
  );
}

function StockTableRow({ row, weekday }: { row: StockRow; weekday: number }) {
  const { item } = row;
  const cell = "border-b border-line px-2";
  return (
    <tr className="h-14.25">
      <th scope="row" className={clsx(cell, "pl-4 text-left font-semibold")}>
        <span className="flex items-center gap-3">
          <StockPicture url={row.imageUrl} />
          <span className="min-w-0">{item.name}</span>
        </span>
      </th>
      <td className={cell}>
        <StockTag row={row} weekday={weekday} />
      </td>
      <td className={clsx(cell, "text-right text-lg font-bold max-lg:pr-4")}>{item.available_quantity ?? "–"}</td>
      {[item.stock_quantity, item.damaged_quantity, item.low_stock_threshold].map((count, index) => (
        <td key={heads[index]} className={clsx(cell, "pr-4 text-right text-ink-2 max-lg:hidden")}>
          {count ?? "–"}
        </td>
      ))}
    </tr>
  );
}
