import { ChevronLeft, ChevronRight, Undo2 } from "lucide-react";
import type { Bumped } from "../../../state/kitchen.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { Elapsed } from "../live/Elapsed.tsx";
import type { TicketPages } from "./useTicketPages.ts";

interface JustBumpedProps {
  bumped: readonly Bumped[];
  count: number;
  pages: TicketPages;
  onRecall(bumped: Bumped): void;
}

const key =
  "inline-flex h-16 flex-none items-center gap-3 rounded-card border border-line bg-surface px-5 text-[24px] font-semibold";

/** What was bumped last, to be recalled by a tap; and the way to the other pages. */
export function JustBumped({ bumped, count, pages, onRecall }: JustBumpedProps) {
  return (
    <footer className="flex flex-none items-center gap-3 px-4 pb-3.5 text-[24px] font-medium text-ink-2">
      <div className="flex min-w-0 flex-1 items-center gap-3 overflow-x-auto">
        {bumped.length > 0 && <span className="flex-none max-md:sr-only">Just bumped</span>}
        {bumped.map((one) => (
          <button
            key={`${one.kind} ${one.order.id}`}
            type="button"
            aria-label={`Recall ${shortNumber(one.order.order_number)}`}
            onClick={() => onRecall(one)}
            className={`${key} text-ink`}
          >
            <Undo2 size={26} aria-hidden />
            {shortNumber(one.order.order_number)}
            <span className="font-medium text-ink-2">
              <Elapsed start={one.at} />
            </span>
          </button>
        ))}
      </div>
      <Pages count={count} pages={pages} />
    </footer>
  );
}

function Pages({ count, pages: { page, pages, turn } }: { count: number; pages: TicketPages }) {
  const tickets = count === 1 ? "1 ticket" : `${count} tickets`;
  if (pages === 1) return <span className="flex-none max-md:text-md">{tickets}, 1 page</span>;
  return (
    <>
      <span className="flex-none max-md:sr-only">
        {tickets}, page {page + 1} of {pages}
      </span>
      <button
        type="button"
        aria-label="Page before"
        disabled={page === 0}
        onClick={() => turn(-1)}
        className={`${key} disabled:opacity-40`}
      >
        <ChevronLeft size={32} aria-hidden />
      </button>
      <button
        type="button"
        aria-label="Next page"
        disabled={page === pages - 1}
        onClick={() => turn(1)}
        className={`${key} disabled:opacity-40`}
      >
        <ChevronRight size={32} aria-hidden />
      </button>
    </>
  );
}
