import { clsx } from "clsx";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useReturnFocus } from "../hooks/useReturnFocus.ts";
import { CloseButton } from "./CloseButton.tsx";

interface SheetProps {
  onClose(): void;
  title: string;
  children: ReactNode;
}

/** A panel at the right edge, 440 px; the whole height from the bottom under 768 px. */
export function Sheet({ onClose, title, children }: SheetProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-(--z-drawer) animate-fade-in bg-scrim" />
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          aria-describedby={undefined}
          className={clsx(
            "fixed inset-x-0 bottom-0 z-(--z-drawer) flex max-h-[92dvh] animate-sheet flex-col rounded-t-sheet bg-raised shadow-3 outline-none",
            "md:inset-y-0 md:right-0 md:left-auto md:max-h-none md:w-[440px] md:animate-fade-in md:rounded-none",
          )}
        >
          <header className="flex items-center gap-3 py-3 pr-3 pl-5">
            <Radix.Title className="flex-1 text-lg font-bold">{title}</Radix.Title>
            <CloseButton />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
