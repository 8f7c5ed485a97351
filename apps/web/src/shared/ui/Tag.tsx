import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "done" | "pending" | "preparing" | "ready" | "amber" | "red" | "action";

const tones: Record<Tone, string> = {
  done: "bg-done-soft text-done-text",
  pending: "bg-pending-soft text-pending-text",
  preparing: "bg-preparing-soft text-preparing-text",
  ready: "bg-ready-soft text-ready-text",
  amber: "bg-amber-soft text-amber-text",
  red: "bg-red-soft text-red-text",
  action: "bg-action-soft text-action-text",
};

/** A state: icon and word, never the colour alone. */
export function Tag({
  icon: Icon,
  tone = "done",
  className,
  children,
}: {
  icon: LucideIcon;
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        "inline-flex h-6 items-center gap-1.25 rounded-chip px-2 text-sm font-semibold whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      <Icon size={14} strokeWidth={2.4} aria-hidden />
      {children}
    </span>
  );
}
