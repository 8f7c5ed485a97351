import { CalendarDays, CircleSlash, Hourglass, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ItemFlag } from "../../state/storefrontFlags.ts";

interface FlagLook {
  readonly icon: LucideIcon;
  readonly words: string;
  readonly tone: "plain" | "low" | "out";
}

/** Icon, words and colour of a flag; null where there is nothing to say. */
export function itemFlagLook(flag: ItemFlag): FlagLook | null {
  switch (flag.kind) {
    case "none":
      return null;
    case "soldOut":
      return { icon: CircleSlash, words: "Sold out", tone: "out" };
    case "left":
      return { icon: TriangleAlert, words: `${flag.count} left`, tone: "low" };
    case "notToday":
      return { icon: CalendarDays, words: flag.days, tone: "plain" };
    case "notice":
      return { icon: Hourglass, words: `${flag.hours} h ahead`, tone: "plain" };
    default:
      return flag satisfies never;
  }
}
