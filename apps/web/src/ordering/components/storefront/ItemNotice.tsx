import { CalendarDays, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ItemFlag } from "../../state/storefrontFlags.ts";

/** What limits this dish, said before it is chosen. */
export function ItemNotice({ flag, held, left }: { flag: ItemFlag; held: number; left: number | null }) {
  const notice = noticeOf(flag, held, left);
  return (
    <div role="status">
      {notice && (
        <p className="mt-3 flex gap-2 rounded-[12px] bg-amber-soft px-3 py-2.5 text-[0.875rem] leading-[1.1875rem] text-amber-text">
          <notice.icon size={18} aria-hidden />
          {notice.words}
        </p>
      )}
    </div>
  );
}

function noticeOf(flag: ItemFlag, held: number, left: number | null): { icon: LucideIcon; words: string } | null {
  switch (flag.kind) {
    case "none":
      return null;
    case "soldOut":
      return { icon: TriangleAlert, words: "Sold out. Choose another dish." };
    case "left":
      return {
        icon: TriangleAlert,
        words: held > 0 ? `${left ?? flag.count} left, ${held} in your order.` : `${flag.count} left.`,
      };
    case "notToday":
      return { icon: CalendarDays, words: `Sold ${flag.days}. You choose the pickup day at checkout.` };
    case "notice":
      return {
        icon: CalendarDays,
        words: `Order ${flag.hours} hours ahead. You choose the pickup time at checkout.`,
      };
    default:
      return flag satisfies never;
  }
}
