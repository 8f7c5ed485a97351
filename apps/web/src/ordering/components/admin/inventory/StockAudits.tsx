import type { StockAudit, StockReason } from "@hafaloha/contract";
import { useQuery } from "@tanstack/react-query";
import {
  ArrowUp,
  ClipboardCheck,
  type LucideIcon,
  PackageX,
  Pencil,
  RotateCcw,
  ShoppingBag,
  Undo2,
} from "lucide-react";
import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { formatClock, formatDay } from "../../../../shared/ui/time.ts";
import { stockAuditsQuery, undoStock } from "../../../api/inventory.ts";
import { differenceOf, undoable } from "../../../state/stockAudits.ts";
import { OrderLink } from "../detail/OrderLink.tsx";
import { useDesk } from "../live/desk.ts";
import { auditNote, auditTitle, signed } from "./auditWords.ts";
import { useStockCommand } from "./useStockCommand.ts";
import { useToldVersion } from "./useToldVersion.ts";

const pageSize = 20;
const most = 1_000;

/** Everything that moved an item's stock, the newest first; the last movement by hand can be taken back. */
export function StockAudits({ itemId }: { itemId: number }) {
  const { restaurant } = useDesk();
  const [limit, setLimit] = useState(pageSize);
  const version = useToldVersion(itemId);
  const { data, error, refetch } = useQuery(stockAuditsQuery(restaurant.id, itemId, version, limit));
  const last = data ? undoable(data) : null;
  return (
    <section aria-label="Movements">
      <h3 className="mb-1 text-md font-[650]">Movements</h3>
      {last && <UndoLast itemId={itemId} last={last} />}
      {!data && error && (
        <ErrorState title="The movements did not load." text={error.message} onRetry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton className="h-40" />}
      {data?.length === 0 && <p className="text-ink-2">Nothing has moved yet. Sales and counts appear here.</p>}
      <ol>
        {data?.map((audit) => (
          <Movement key={audit.id} audit={audit} />
        ))}
      </ol>
      {data && data.length >= limit && limit < most && (
        <Button className="mt-3 w-full" onClick={() => setLimit(Math.min(limit + pageSize * 2, most))}>
          Show more
        </Button>
      )}
    </section>
  );
}

function UndoLast({ itemId, last }: { itemId: number; last: StockAudit }) {
  const { run, busy, failure } = useStockCommand(undoStock);
  return (
    <div className="my-2 grid gap-2">
      <Button busy={busy} onClick={() => void run({ itemId, auditId: last.id })}>
        <Undo2 size={18} aria-hidden />
        Undo {auditTitle(last).toLowerCase()} {signed(differenceOf(last))}
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}

const looks: Readonly<Record<StockReason, { icon: LucideIcon; ink: string }>> = {
  sale: { icon: ShoppingBag, ink: "bg-ink/7 text-ink-2" },
  restock: { icon: ArrowUp, ink: "bg-ready-soft text-ready-text" },
  damaged: { icon: PackageX, ink: "bg-red-soft text-red-text" },
  adjustment: { icon: Pencil, ink: "bg-ink/7 text-ink-2" },
  cancel: { icon: RotateCcw, ink: "bg-ready-soft text-ready-text" },
  recount: { icon: ClipboardCheck, ink: "bg-ink/7 text-ink-2" },
};

function Movement({ audit }: { audit: StockAudit }) {
  const { time_zone: zone } = useDesk().restaurant;
  const { icon: Icon, ink } = looks[audit.reason];
  const note = auditNote(audit);
  const { order_id: orderId, order_number: orderNumber } = audit;
  return (
    <li className="grid grid-cols-[32px_1fr_auto] gap-x-3 border-b border-line py-2.5">
      <span className={`grid size-8 place-items-center rounded-full ${ink}`}>
        <Icon size={16} strokeWidth={2.4} aria-hidden />
      </span>
      <div className="min-w-0">
        <p className="font-semibold break-words">{auditTitle(audit)}</p>
        {note && <p className="text-sm break-words">“{note}”</p>}
        <p className="text-sm text-ink-2">
          {orderId !== null && orderNumber != null && (
            <>
              <OrderLink order={{ id: orderId, order_number: orderNumber }} />
              {", "}
            </>
          )}
          {audit.user?.name ?? (orderId === null ? "By itself" : "online")} · {formatDay(audit.created_at, zone)},{" "}
          {formatClock(audit.created_at, zone)}
        </p>
      </div>
      <p className="text-right">
        <span className="block text-md font-bold">{signed(differenceOf(audit))}</span>
        <span className="text-sm whitespace-nowrap text-ink-2">
          {audit.previous_quantity} → {audit.new_quantity}
        </span>
      </p>
    </li>
  );
}
