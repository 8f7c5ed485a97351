import type { StockItem } from "@hafaloha/contract";
import { clsx } from "clsx";
import { PackageX } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import type { StockRow } from "../../../state/stock.ts";
import { useQueueFull } from "../queue/queueContext.ts";
import { Drawer } from "../shell/Drawer.tsx";
import { StockAudits } from "./StockAudits.tsx";
import { StockEditor } from "./StockEditor.tsx";
import { StockOptions } from "./StockOptions.tsx";
import { StockPicture } from "./StockPicture.tsx";
import { StockTags } from "./StockTags.tsx";
import { useOffSale } from "./useOffSale.ts";

interface StockDrawerProps {
  row: StockRow;
  section: string | null;
  weekday: number;
  isWaiting: boolean;
  onClose: () => void;
}

/** One item's stock with all that moved it, live, beside the list. */
export function StockDrawer({ row, section, weekday, isWaiting, onClose }: StockDrawerProps) {
  const { item } = row;
  return (
    <Drawer
      title={item.name}
      picture={<StockPicture url={row.imageUrl} />}
      {...(section && { note: section })}
      className="md:w-[440px] lg:w-[360px] xl:w-[440px]"
      onClose={onClose}
    >
      <div className="grid gap-4">
        <StockTags row={row} weekday={weekday} waiting={isWaiting} />
        {item.enable_stock_tracking ? (
          <StockSum item={item} />
        ) : (
          <p className="text-ink-2">Its portions are not counted. It sells until it is taken off sale.</p>
        )}
        <StockActions item={item} />
        <StockOptions itemId={item.id} />
        <StockAudits itemId={item.id} />
      </div>
    </Drawer>
  );
}

/** `8 − 3 = 5` */
function StockSum({ item }: { item: StockItem }) {
  const isEnough = item.stock_status === "in_stock";
  return (
    <dl className="grid grid-cols-[1fr_auto_1fr_auto_1fr] items-center border-y border-line py-3.5 text-center">
      <Figure word="in stock" count={item.stock_quantity} />
      <span aria-hidden className="text-lg text-ink-3">
        −
      </span>
      <Figure word="damaged" count={item.damaged_quantity} />
      <span aria-hidden className="text-lg text-ink-3">
        =
      </span>
      <Figure word="available" count={item.available_quantity} className={isEnough ? "" : "text-amber-text"} />
    </dl>
  );
}

function Figure({ word, count, className }: { word: string; count: number | null; className?: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-ink-2">{word}</dt>
      <dd className={clsx("text-2xl font-bold", className)}>{count}</dd>
    </div>
  );
}

function StockActions({ item }: { item: StockItem }) {
  const [marking, setMarking] = useState(false);
  const full = useQueueFull();
  const offSale = useOffSale(item);
  return (
    <div className="grid grid-cols-2 gap-2">
      {offSale.map(({ icon: Icon, words, onSelect }) => (
        <Button key={words} disabled={full} className="px-2!" onClick={onSelect}>
          {Icon && <Icon size={18} aria-hidden />}
          {words}
        </Button>
      ))}
      {item.enable_stock_tracking && (
        <Button aria-expanded={marking} onClick={() => setMarking(!marking)}>
          <PackageX size={18} aria-hidden />
          Mark damaged
        </Button>
      )}
      {marking && (
        <div className="col-span-2 overflow-hidden rounded-control">
          <StockEditor item={item} edit={{ what: "damaged" }} onClose={() => setMarking(false)} />
        </div>
      )}
    </div>
  );
}
