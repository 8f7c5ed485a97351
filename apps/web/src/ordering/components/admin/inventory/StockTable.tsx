import { clsx } from "clsx";
import type { StockRow } from "../../../state/stock.ts";
import { EditCell } from "./EditCell.tsx";
import { StockEditor } from "./StockEditor.tsx";
import { StockPicture } from "./StockPicture.tsx";
import { StockTags } from "./StockTags.tsx";
import { useStockState } from "./stockState.ts";

interface StockTableProps {
  rows: readonly StockRow[];
  weekday: number;
  /** Items with a saved change. */
  waiting: ReadonlySet<number>;
}

export function StockTable({ rows, weekday, waiting }: StockTableProps) {
  return (
    <table className="w-full border-separate border-spacing-0 rounded-card border border-line bg-surface">
      <thead>
        <tr className="h-10 text-left text-sm text-ink-2">
          <Head className="rounded-tl-card pl-4">Item</Head>
          <Head>Status</Head>
          <Head className="text-right">Available</Head>
          <Head className="pr-4 text-right max-lg:rounded-tr-card">Stock</Head>
          <Head className="pr-4 text-right max-lg:hidden">Damaged</Head>
          <Head className="rounded-tr-card pr-4 text-right max-lg:hidden">Alert at</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StockTableRow key={row.item.id} row={row} weekday={weekday} waiting={waiting.has(row.item.id)} />
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

function StockTableRow({ row, weekday, waiting }: { row: StockRow; weekday: number; waiting: boolean }) {
  const { item } = row;
  const edit = useStockState((state) => (state.edit?.itemId === item.id ? state.edit : null));
  const cell = clsx("border-b border-line px-2", edit && "bg-action-soft");
  return (
    <>
      <tr className="h-14.25">
        <th scope="row" className={clsx(cell, "pl-4 text-left font-semibold")}>
          <span className="flex items-center gap-3">
            <StockPicture url={row.imageUrl} />
            <span className="min-w-0">{item.name}</span>
          </span>
        </th>
        <td className={cell}>
          <StockTags row={row} weekday={weekday} waiting={waiting} />
        </td>
        <td className={clsx(cell, "text-right text-lg font-bold")}>{item.available_quantity ?? "–"}</td>
        <td className={clsx(cell, "pr-4 text-right text-ink-2")}>
          <EditCell item={item} what="stock" />
        </td>
        <td className={clsx(cell, "pr-4 text-right text-ink-2 max-lg:hidden")}>
          <EditCell item={item} what="damaged" />
        </td>
        <td className={clsx(cell, "pr-4 text-right text-ink-2 max-lg:hidden")}>{item.low_stock_threshold ?? "–"}</td>
      </tr>
      {edit && (
        <tr>
          <td colSpan={6} className="border-b border-line p-0">
            <StockEditor key={edit.what} item={item} what={edit.what} />
          </td>
        </tr>
      )}
    </>
  );
}
