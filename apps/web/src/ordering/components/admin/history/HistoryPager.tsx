import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import type { OrderQuestion } from "../../../state/orderList.ts";

interface HistoryPagerProps {
  page: number;
  pages: number;
  count: number;
  onAsk: (change: Partial<OrderQuestion>) => void;
}

/** Page by page; the arrow keys do the same. Above the list: at the foot, alerts would cover it. */
export function HistoryPager({ page, pages, count, onAsk }: HistoryPagerProps) {
  return (
    <nav aria-label="Pages" className="flex flex-none items-center gap-3 px-5 pb-1 max-md:px-3">
      <p className="mr-auto text-sm text-ink-2">
        <b className="text-ink">{count.toLocaleString("en-US")}</b> {count === 1 ? "order" : "orders"}
      </p>
      <Button square aria-label="Page before" disabled={page <= 1} onClick={() => onAsk({ page: page - 1 })}>
        <ChevronLeft size={18} aria-hidden />
      </Button>
      <p className="text-sm">
        {page} of {Math.max(pages, 1)}
      </p>
      <Button square aria-label="Next page" disabled={page >= pages} onClick={() => onAsk({ page: page + 1 })}>
        <ChevronRight size={18} aria-hidden />
      </Button>
    </nav>
  );
}
