import { clsx } from "clsx";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useReturnFocus } from "../hooks/useReturnFocus.ts";
import { CloseButton } from "./CloseButton.tsx";

interface DialogProps {
  onClose(): void;
  title: string;
  /** One sentence under the title. */
  description?: string;
  children: ReactNode;
  /** Actions, the primary one last; they stay in sight while the body scrolls. */
  footer?: ReactNode;
}

/** Centred, 480 px wide; a sheet from the bottom under 768 px. Escape, the back of the page and the cross close it. */
export function Dialog({ onClose, title, description, children, footer }: DialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-(--z-dialog) animate-fade-in bg-scrim" />
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={clsx(
            "fixed z-(--z-dialog) flex flex-col overflow-hidden bg-raised shadow-3 outline-none",
            // A ringing alert stands above dialogs: its height, where there is one, is not theirs.
            "max-h-[max(320px,min(92dvh,100dvh-84px-var(--order-alert,-84px)))]",
            "inset-x-0 bottom-[calc(84px+var(--order-alert,-84px))] animate-sheet rounded-t-sheet md:animate-rise",
            "md:inset-x-auto md:top-[calc(50%-var(--order-alert,0px)/2)] md:bottom-auto md:left-1/2 md:w-[480px] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-sheet",
          )}
        >
          <header className="flex items-start gap-3 py-3 pr-3 pl-5">
            <div className="min-w-0 flex-1 pt-2">
              <Radix.Title className="text-lg font-bold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>}
            </div>
            <CloseButton />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">{children}</div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t border-line px-5 pt-3 pb-[max(12px,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
