import type { StockAudit } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Link } from "wouter";
import { newerMovement, type StockRow } from "../../../state/stock.ts";
import { type StockQuestion, type StockSort, stockSortedBy } from "../../../state/stockQuestion.ts";
import { type DrawerAddress, ownEntry } from "../shell/drawerAddress.ts";
import { SortHead } from "../shell/SortHead.tsx";
import { EditCell } from "./EditCell.tsx";
import { LastChange } from "./LastChange.tsx";
import { OffSaleMenu } from "./OffSaleMenu.tsx";
import { StockBar } from "./StockBar.tsx";
import { StockEditor } from "./StockEditor.tsx";
import { StockPicture } from "./StockPicture.tsx";
import { StockTags } from "./StockTags.tsx";
import { editStock, useStockState } from "./stockState.ts";
import { useLastMovements } from "./useLastMovements.ts";
import type { AskStock } from "./useStockQuestion.ts";

export interface StockListProps {
  rows: readonly StockRow[];
  weekday: number;
  /** Items with a saved change. */
  waiting: ReadonlySet<number>;
  drawer: DrawerAddress;
  /** The section of an item in words, where it has one. */
  sectionOf(row: StockRow): string | null;
}

interface StockTableProps extends StockListProps {
  question: StockQuestion;
  onAsk: AskStock;
}

const columns: readonly { by: StockSort; word: string; className: string }[] = [
  { by: "name", word: "Item", className: "rounded-tl-card pl-2" },
  { by: "status", word: "Status", className: "" },
  { by: "available", word: "Available", className: "text-right" },
  { by: "stock", word: "Stock", className: "text-right" },
  { by: "damaged", word: "Damaged", className: "text-right max-lg:hidden" },
  { by: "threshold", word: "Alert at", className: "text-right max-lg:hidden" },
];

/** Where the drawer leaves too little room, its own history tells it. */
const wide = "hidden @min-[54rem]:table-cell";

export function StockTable({ rows, question, onAsk, waiting, ...list }: StockTableProps) {
  const lastMovements = useLastMovements();
  return (
    <div className="@container">
      <table className="w-full border-separate border-spacing-0 rounded-card border border-line bg-surface">
        <thead>
          <tr className="h-10 text-left text-sm text-ink-2">
            {columns.map(({ by, word, className }) => (
              <SortHead
                key={by}
                sorted={question.sort === by ? question.direction : null}
                onSort={() => onAsk(stockSortedBy(question, by))}
                className={className}
              >
                {word}
              </SortHead>
            ))}
            <SortHead sorted={null} onSort={null} className={wide}>
              Last change
            </SortHead>
            <SortHead sorted={null} onSort={null} className="rounded-tr-card pr-4 text-right">
              86
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StockTableRow
              key={row.item.id}
              row={row}
              last={newerMovement(row.lastMovement, lastMovements?.get(row.item.id))}
              isWaiting={waiting.has(row.item.id)}
              {...list}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface StockTableRowProps extends Omit<StockListProps, "rows" | "waiting"> {
  row: StockRow;
  /** What moved it last, where anything has. */
  last: StockAudit | undefined;
  isWaiting: boolean;
}

function StockTableRow({ row, last, weekday, isWaiting, drawer, sectionOf }: StockTableRowProps) {
  const { item } = row;
  const edit = useStockState((state) => (state.edit?.itemId === item.id ? state.edit : null));
  const section = sectionOf(row);
  const isOpen = drawer.openId === item.id;
  const cell = clsx("border-b border-line px-2", (edit || isOpen) && "bg-action-soft");
  const number = clsx(cell, "pr-4 text-right text-ink-2");
  return (
    <>
      <tr className="h-14.25">
        <th scope="row" className={clsx(cell, "py-2 pl-4 text-left font-semibold")}>
          <span className="flex items-center gap-3">
            <StockPicture url={row.imageUrl} />
            <span className="min-w-0">
              <Link
                href={drawer.hrefOf(item.id)}
                state={ownEntry}
                replace={drawer.openId !== null}
                aria-current={isOpen || undefined}
                // 20 px on screen, 44 px under the finger.
                className="relative text-inherit no-underline before:absolute before:-inset-y-3 before:inset-x-0 hover:underline"
              >
                {item.name}
              </Link>
              {section && <span className="block text-sm font-normal text-ink-2">{section}</span>}
            </span>
          </span>
        </th>
        <td className={cell}>
          <StockTags row={row} weekday={weekday} waiting={isWaiting} />
        </td>
        <td className={clsx(cell, "pr-4 text-right text-lg font-bold")}>
          <span className="inline-flex items-center gap-2.5">
            <StockBar item={item} />
            <span className="min-w-7">{item.available_quantity ?? "–"}</span>
          </span>
        </td>
        <td className={number}>
          <EditCell item={item} what="stock" />
        </td>
        <td className={clsx(number, "max-lg:hidden")}>
          <EditCell item={item} what="damaged" />
        </td>
        <td className={clsx(number, "max-lg:hidden")}>
          <EditCell item={item} what="threshold" />
        </td>
        <td className={clsx(cell, wide, "text-sm text-ink-2")}>{last && <LastChange audit={last} />}</td>
        <td className={clsx(cell, "pr-4 text-right")}>
          <OffSaleMenu item={item} />
        </td>
      </tr>
      {edit && (
        <tr>
          <td colSpan={columns.length + 2} className="border-b border-line p-0">
            <StockEditor key={edit.what} item={item} edit={edit} onClose={() => editStock(null)} />
          </td>
        </tr>
      )}
    </>
  );
}
