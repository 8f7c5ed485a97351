import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  plain: "bg-ink/6",
  red: "bg-red-soft font-semibold text-red-text",
  amber: "bg-amber-soft text-amber-text",
  saved: "border border-dashed border-line-strong text-ink-2",
};

/** A block inside a card or an alert. */
export function CardNote({
  icon: Icon,
  look = "plain",
  children,
}: {
  icon: LucideIcon;
  look?: keyof typeof looks;
  children: ReactNode;
}) {
  return (
    <p className={clsx("flex gap-2 rounded-control px-2.5 py-1.75 text-sm break-words", looks[look])}>
      <Icon size={16} className="mt-px" aria-hidden />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
