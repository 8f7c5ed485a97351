import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

interface MenuRowProps {
  icon?: LucideIcon;
  danger?: boolean;
  onSelect(): void;
  children: ReactNode;
}

export function MenuRow({ icon: Icon, danger = false, onSelect, children }: MenuRowProps) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className={clsx(
        "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control px-3 font-medium outline-none data-highlighted:bg-ink/8",
        danger ? "text-red-text" : "text-ink",
      )}
    >
      {Icon && <Icon size={18} aria-hidden />}
      {children}
    </DropdownMenu.Item>
  );
}
