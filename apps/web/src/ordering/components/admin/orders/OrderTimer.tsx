import { clsx } from "clsx";
import { AlarmClock, Clock, Hourglass } from "lucide-react";
import type { Urgency } from "../../../state/boardAge.ts";
import { Elapsed } from "../live/Elapsed.tsx";

const looks = {
  normal: { icon: Clock, word: null, look: "bg-ink/7 text-ink" },
  soon: { icon: Hourglass, word: "due soon", look: "bg-amber text-on-amber" },
  late: { icon: AlarmClock, word: "late", look: "bg-red text-on-red" },
} as const;

/** How old the order is, and what that means. `behind`: the board is old, so the number may be too. */
export function OrderTimer({ start, urgency, behind }: { start: number; urgency: Urgency; behind: boolean }) {
  const { icon: Icon, word, look } = looks[urgency];
  return (
    <span
      className={clsx(
        "inline-flex h-7.5 items-center gap-1.5 rounded-control px-2.5 text-md font-bold whitespace-nowrap",
        look,
      )}
    >
      <Icon size={16} strokeWidth={2.4} aria-hidden />
      <span>
        {behind && "~"}
        <Elapsed start={start} />
      </span>
      {word && <small className="text-xs font-semibold">{word}</small>}
    </span>
  );
}
