import { Ban, CheckCheck, ConciergeBell, Flame, Inbox, type LucideIcon } from "lucide-react";
import type { Wait } from "../../state/tracking.ts";

const radius = 98;
const circumference = 2 * Math.PI * radius;

const icons: Record<Wait["kind"], LucideIcon> = {
  received: Inbox,
  cooking: Flame,
  cookingUntimed: Flame,
  late: Flame,
  ready: ConciergeBell,
  collected: CheckCheck,
  cancelled: Ban,
};

/** How much of the promised time is gone; full when it is late, and never red to a customer. */
export function EtaRing({ wait }: { wait: Wait }) {
  const Icon = icons[wait.kind];
  const share = shareOf(wait);
  return (
    <div aria-hidden className="relative mx-auto mt-4 grid size-[212px] place-items-center">
      <svg viewBox="0 0 212 212" className="absolute inset-0 size-full" role="presentation">
        <circle cx="106" cy="106" r={radius} fill="none" stroke="#ffffff2b" strokeWidth="9" />
        {share > 0 && (
          <circle
            cx="106"
            cy="106"
            r={radius}
            fill="none"
            stroke={wait.kind === "ready" || wait.kind === "collected" ? "#64d28a" : "#f8b734"}
            strokeWidth="9"
            strokeLinecap="round"
            strokeDasharray={`${share * circumference} ${circumference}`}
            transform="rotate(-90 106 106)"
          />
        )}
      </svg>
      <span className="grid size-[164px] place-items-center rounded-pill bg-[#fffdf7] text-[#0a3f46]">
        <Icon size={72} strokeWidth={1.6} />
      </span>
    </div>
  );
}

function shareOf(wait: Wait): number {
  switch (wait.kind) {
    case "cooking":
      return wait.share;
    case "late":
    case "ready":
    case "collected":
      return 1;
    case "received":
    case "cookingUntimed":
    case "cancelled":
      return 0;
    default:
      return wait satisfies never;
  }
}
