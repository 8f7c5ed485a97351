import type { GuestMenuItem } from "@hafaloha/contract";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { CartLine } from "../../state/cart.ts";
import { DishPicture } from "./DishPicture.tsx";
import { ItemForm } from "./ItemForm.tsx";

interface ItemDialogProps {
  item: GuestMenuItem;
  currency: string;
  weekday: number;
  /** How many of this dish the cart holds already. */
  held: number;
  onAdd(line: Omit<CartLine, "key">): void;
  onClose(): void;
}

/** A sheet of the full height on phones, 560 px in the middle from 768, picture beside the choices from 1280 on. */
export function ItemDialog({ item, currency, weekday, held, onAdd, onClose }: ItemDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-(--z-dialog) animate-fade-in bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-0 z-(--z-dialog) flex animate-sheet flex-col overflow-hidden bg-surface outline-none md:inset-auto md:top-1/2 md:left-1/2 md:max-h-[90dvh] md:w-[560px] md:-translate-x-1/2 md:-translate-y-1/2 md:animate-fade-in md:rounded-sheet md:bg-raised md:shadow-3 lg:w-[880px] lg:flex-row"
        >
          <DishPicture
            src={item.image_url}
            faded={item.stock_status === "out_of_stock"}
            className="h-60 flex-none max-lg:max-h-[34dvh] lg:h-auto lg:w-[400px]"
          />
          <ItemForm
            item={item}
            currency={currency}
            weekday={weekday}
            held={held}
            title={
              <Dialog.Title className="font-display text-2xl leading-8.5 font-bold tracking-[-0.02em]">
                {item.name}
              </Dialog.Title>
            }
            onAdd={onAdd}
          />
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
