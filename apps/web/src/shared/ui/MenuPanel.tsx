import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

/** The panel of a menu button; its rows are `MenuRow`s. */
export function MenuPanel({ align, children }: { align: "start" | "end"; children: ReactNode }) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className="z-(--z-popover) grid min-w-48 animate-rise rounded-card border border-line bg-raised p-1.5 shadow-3"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}
