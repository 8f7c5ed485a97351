import type { GuestMenuItem } from "@hafaloha/contract";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useReturnFocus } from "../../../shared/hooks/useReturnFocus.ts";
import type { CartLine } from "../../state/cart.ts";
import { itemFlag } from "../../state/storefrontFlags.ts";
import { DishPicture } from "./DishPicture.tsx";
import { ItemForm } from "./ItemForm.tsx";
import { ItemNotice } from "./ItemNotice.tsx";

interface ItemDialogProps {
  item: GuestMenuItem;
  currency: string;
  weekday: number;
  /** How many of this dish the cart holds already. */
  held: number;
  onAdd(line: Omit<CartLine, "key">): void;
  onClose(): void;
}

/** A sheet of the full height on phones, 560 px in the middle from 768, dish beside its choices from 1280 on. */
export function ItemDialog({ item, currency, weekday, held, onAdd, onClose }: ItemDialogProps) {
  const returnFocus = useReturnFocus();
  const flag = itemFlag(item, weekday);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-(--z-dialog) animate-fade-in bg-scrim" />
        <Dialog.Content
          onCloseAutoFocus={returnFocus}
          aria-describedby={undefined}
          className="fixed inset-0 z-(--z-dialog) flex animate-sheet flex-col overflow-hidden bg-surface outline-none md:inset-auto md:top-1/2 md:left-1/2 md:max-h-[90dvh] md:w-[560px] md:-translate-x-1/2 md:-translate-y-1/2 md:animate-fade-in md:rounded-sheet md:bg-raised md:shadow-3 lg:w-[880px]"
        >
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain lg:grid lg:grid-cols-[400px_1fr] lg:overflow-hidden">
            <div className="lg:min-h-0 lg:overflow-y-auto lg:border-r lg:border-line">
              <DishPicture
                src={item.image_url}
                faded={flag.kind === "soldOut"}
                className="h-60 max-h-[34dvh] lg:h-[300px] lg:max-h-none"
              />
              <div className="relative -mt-5 rounded-t-sheet bg-surface px-4 pt-4.5 md:bg-raised md:px-6 lg:mt-0 lg:rounded-none lg:pb-6">
                <Dialog.Title className="font-display text-2xl leading-8.5 font-bold tracking-[-0.02em]">
                  {item.name}
                </Dialog.Title>
                <p className="mt-1 text-ink-2">{item.description}</p>
                <ItemNotice flag={flag} held={held} left={item.available_quantity} />
              </div>
            </div>
            <ItemForm item={item} currency={currency} isSoldOut={flag.kind === "soldOut"} held={held} onAdd={onAdd} />
          </div>
          <Dialog.Close
            aria-label="Close"
            className="absolute top-3.5 right-3.5 grid size-11 place-items-center rounded-pill bg-[#fffdf7] text-[#2b1c10] shadow-[0_2px_8px_#00000040]"
          >
            <X size={18} strokeWidth={2.4} aria-hidden />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
