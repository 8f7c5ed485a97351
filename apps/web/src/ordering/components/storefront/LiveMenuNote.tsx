import { useNow } from "../../../shared/hooks/useNow.ts";
import { freshnessWords } from "../../../shared/ui/freshness.ts";
import { MenuAge } from "./MenuAge.tsx";
import { useLiveMenu } from "./useLiveMenu.ts";

/** Keeps the menu current. Says "Live menu" only while it is, otherwise how old the menu is (R13). */
export function LiveMenuNote({ restaurantId, checkedAt }: { restaurantId: number; checkedAt: number }) {
  const line = useLiveMenu(restaurantId);
  const now = useNow(5000, Date.now);
  const freshness = freshnessWords(line, checkedAt, now);
  if (!freshness.isLive) return <MenuAge words={freshness.words} />;
  return (
    <span className="inline-flex items-center gap-1.5 text-sm font-semibold whitespace-nowrap text-ready-text">
      <span aria-hidden className="size-2 rounded-pill bg-ready ring-3 ring-ready-soft" />
      Live menu
    </span>
  );
}
