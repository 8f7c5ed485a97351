import type { StockItem } from "@hafaloha/contract";
import { Minus, Plus } from "lucide-react";
import { Link } from "wouter";
import { Button } from "../../../../shared/ui/Button.tsx";
import type { StockRow } from "../../../state/stock.ts";
import { ownEntry } from "../shell/drawerAddress.ts";
import { OffSaleMenu } from "./OffSaleMenu.tsx";
import { StockEditor } from "./StockEditor.tsx";
import { StockPicture } from "./StockPicture.tsx";
import type { StockListProps } from "./StockTable.tsx";
import { StockTags } from "./StockTags.tsx";
import { editStock, useStockState } from "./stockState.ts";

/** The stock on a phone: one card an item, the available number large. */
export function StockCards({ rows, waiting, ...list }: StockListProps) {
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => (
        <StockCard key={row.item.id} row={row} isWaiting={waiting.has(row.item.id)} {...list} />
      ))}
    </ul>
  );
}

interface StockCardProps extends Omit<StockListProps, "rows" | "waiting"> {
  row: StockRow;
  isWaiting: boolean;
}

function StockCard({ row, weekday, isWaiting, drawer, sectionOf }: StockCardProps) {
  const { item } = row;
  const edit = useStockState((state) => (state.edit?.itemId === item.id ? state.edit : null));
  const section = sectionOf(row);
  return (
    <li className="overflow-hidden rounded-card border border-line bg-surface shadow-1">
      <div className="flex items-start gap-3 p-3.5 pb-2">
        <StockPicture url={row.imageUrl} />
        <div className="grid min-w-0 flex-1 justify-items-start gap-1">
          <Link
            href={drawer.hrefOf(item.id)}
            state={ownEntry}
            replace={drawer.openId !== null}
            className="font-semibold text-inherit no-underline"
          >
            {item.name}
          </Link>
          {section && <span className="text-sm text-ink-2">{section}</span>}
          <StockTags row={row} weekday={weekday} waiting={isWaiting} />
        </div>
        <p className="text-right">
          <span className="block text-2xl font-bold">{item.available_quantity ?? "–"}</span>
          <span className="text-xs text-ink-2">available</span>
        </p>
      </div>
      <div className="flex items-center gap-2 px-3.5 pb-3">
        <OffSaleMenu item={item} />
        {item.enable_stock_tracking && <Steps item={item} />}
      </div>
      {edit && <StockEditor key={edit.what} item={item} edit={edit} onClose={() => editStock(null)} />}
    </li>
  );
}

/** Each opens the editor with one less or one more: nothing is changed by a slip of the thumb. */
function Steps({ item }: { item: StockItem }) {
  const stock = item.stock_quantity ?? 0;
  const begin = (quantity: number) => () => {
    const typed = { quantity, reason: "adjustment", version: item.version, since: item.updated_at } as const;
    editStock({ itemId: item.id, what: "stock", typed });
  };
  return (
    <>
      <span className="ml-auto text-sm text-ink-2">
        <b className="text-ink">{stock}</b> in stock
      </span>
      <Button square aria-label={`One less of ${item.name}`} disabled={stock === 0} onClick={begin(stock - 1)}>
        <Minus size={18} aria-hidden />
      </Button>
      <Button square aria-label={`One more of ${item.name}`} onClick={begin(stock + 1)}>
        <Plus size={18} aria-hidden />
      </Button>
    </>
  );
}
