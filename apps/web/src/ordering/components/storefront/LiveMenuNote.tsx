import { History } from "lucide-react";
import { useNow } from "../../../shared/hooks/useNow.ts";
import type { PageConnection } from "../../../shared/services/pageConnection.ts";
import { lineWords } from "../../../shared/ui/connectionAge.ts";

/** "Live menu" only while it is; otherwise how old the menu is (R13). */
export function LiveMenuNote({ link, checkedAt }: { link: PageConnection; checkedAt: number }) {
  const now = useNow(5000, Date.now);
  const line = lineWords(link, checkedAt, now);
  if (line.isLive) {
    return (
      <span className="inline-flex items-center gap-1.5 text-sm font-semibold whitespace-nowrap text-ready-text">
        <span aria-hidden className="size-2 rounded-pill bg-ready ring-3 ring-ready-soft" />
        Live menu
      </span>
    );
  }
  return (
    <span className="inline-flex max-w-28 items-center gap-1.5 text-right text-sm leading-4 font-semibold text-ink-2 md:max-w-none">
      <History size={14} strokeWidth={2.4} aria-hidden />
      {line.words}
    </span>
  );
}
