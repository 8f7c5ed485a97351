import type { LucideIcon } from "lucide-react";
import { type ComponentProps, cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";

// What places a menu on the screen is larger than all that the page itself shows at first.
const Menu = lazy(() => import("./Menu.tsx").then((module) => ({ default: module.Menu })));

export interface MenuEntry {
  readonly icon?: LucideIcon;
  readonly words: string;
  readonly isDanger?: boolean;
  onSelect(): void;
}

export interface MenuButtonProps {
  /** Stands above the entries. */
  head?: ReactNode;
  entries: readonly MenuEntry[];
  children: ReactElement<ComponentProps<"button">>;
}

/** A button with a menu, which comes with the first press. */
export function MenuButton({ children: button, ...menu }: MenuButtonProps) {
  const [isUsed, setUsed] = useState(false);
  const closed = cloneElement(button, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: () => setUsed(true),
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      setUsed(true);
    },
  });
  if (!isUsed) return closed;
  return (
    <Suspense fallback={closed}>
      <Menu {...menu}>{button}</Menu>
    </Suspense>
  );
}
