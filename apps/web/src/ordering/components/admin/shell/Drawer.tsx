import { clsx } from "clsx";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useReturnFocus } from "../../../../shared/hooks/useReturnFocus.ts";
import { CloseButton } from "../../../../shared/ui/CloseButton.tsx";
import { useStaffLayout } from "./useStaffLayout.ts";

interface DrawerProps {
  title: string;
  /** Before the title. */
  picture?: ReactNode;
  /** Under the title. */
  note?: string;
  /** How wide it is from 768 px on. */
  className: string;
  onClose: () => void;
  children: ReactNode;
}

/** The full screen of a phone, from 768 px on at the right; from 1280 on the page beside it stays usable. */
export function Drawer({ title, picture, note, className, onClose, children }: DrawerProps) {
  const returnFocus = useReturnFocus();
  const layout = useStaffLayout();
  const modal = layout === "phone" || layout === "tablet";
  return (
    <Radix.Root open modal={modal} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        {modal && <Radix.Overlay className="fixed inset-0 z-(--z-drawer) animate-fade-in bg-scrim" />}
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          onInteractOutside={(event) => {
            if (!modal) event.preventDefault();
          }}
          // It closes the form that is being filled in, and that alone.
          onEscapeKeyDown={(event) => {
            if (event.target instanceof Element && event.target.closest("form")) event.preventDefault();
          }}
          aria-describedby={undefined}
          className={clsx(
            "fixed inset-x-0 top-0 bottom-(--order-alert,0px) z-(--z-drawer) flex animate-sheet flex-col bg-raised shadow-3 outline-none",
            "md:right-0 md:left-auto md:animate-fade-in md:border-l md:border-line lg:top-16",
            className,
          )}
        >
          <header className="flex items-center gap-3 border-b border-line py-2 pr-3 pl-5">
            {picture}
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-xl font-bold tracking-tight">{title}</Radix.Title>
              {note && <p className="truncate text-sm text-ink-2">{note}</p>}
            </div>
            <CloseButton />
          </header>
          {/* It ends above the alerts, so that all of it can be scrolled clear of them. */}
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5 pb-[calc(20px+var(--stock-alerts,0px))] lg:pb-5">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
