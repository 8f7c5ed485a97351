import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** One icon, what is true, what will happen, and at most one thing to do. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  children,
}: {
  icon: LucideIcon;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className="grid content-center justify-items-center gap-2 p-6 text-center">
      <Icon size={28} className="text-ink-3" aria-hidden />
      <p className="font-semibold">{title}</p>
      {text && <p className="text-ink-2">{text}</p>}
      {children && <div className="mt-2">{children}</div>}
    </div>
  );
}
