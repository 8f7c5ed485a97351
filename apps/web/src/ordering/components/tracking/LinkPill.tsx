import { useNow } from "../../../shared/hooks/useNow.ts";
import { isUpToDate, type PageConnection } from "../../../shared/services/pageConnection.ts";
import { freshnessWords } from "../../../shared/ui/freshness.ts";

/** "Live", "Catching up" or "Last checked 40 s ago". */
export function LinkPill({ link, checkedAt }: { link: PageConnection; checkedAt: number }) {
  const now = useNow(5000, Date.now);
  const freshness = freshnessWords({ connection: link, upToDate: isUpToDate(link) }, checkedAt, now);
  return (
    <span className="inline-flex min-h-8 items-center gap-2 rounded-[16px] bg-[#ffffff1f] px-3 text-sm font-semibold">
      {freshness.isLive && (
        <span aria-hidden className="size-2 rounded-pill bg-[#64d28a] shadow-[0_0_0_3px_#64d28a4d]" />
      )}
      {freshness.isLive ? "Live" : freshness.words}
    </span>
  );
}
