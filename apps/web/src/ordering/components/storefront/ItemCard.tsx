import type { GuestMenuItem } from "@hafaloha/contract";
import { clsx } from "clsx";
import { memo } from "react";
import { formatMoney } from "../../../shared/ui/money.ts";
import { itemFlag } from "../../state/storefrontFlags.ts";
import { AddButton } from "./AddButton.tsx";
import { DishPicture } from "./DishPicture.tsx";
import { FeaturedBadge } from "./FeaturedBadge.tsx";
import { ItemFlagBadge } from "./ItemFlagBadge.tsx";
import { ItemFlagTag } from "./ItemFlagTag.tsx";

export interface ItemCardProps {
  item: GuestMenuItem;
  currency: string;
  weekday: number;
  held: number;
  onOpen(item: GuestMenuItem): void;
  onAdd(item: GuestMenuItem): void;
}

/** A row with a square picture on phones and tablets, a card with a wide one from 1280 px on. */
export const ItemCard = memo(function ItemCard({ item, currency, weekday, held, onOpen, onAdd }: ItemCardProps) {
  const flag = itemFlag(item, weekday);
  const isSoldOut = flag.kind === "soldOut";
  return (
    <article className="relative grid grid-cols-[1fr_116px] gap-x-3.5 border-b border-line py-3.5 lg:block lg:border-0 lg:py-0">
      <div className="relative col-start-2 row-start-1 self-center">
        <DishPicture src={item.image_url} faded={isSoldOut} className="size-29 rounded-[18px] lg:h-42 lg:w-auto" />
        {flag.kind === "none" && item.featured ? (
          <FeaturedBadge className="absolute top-2.5 left-2.5 max-lg:hidden" />
        ) : (
          <ItemFlagBadge flag={flag} className="absolute top-2.5 left-2.5 max-lg:hidden" />
        )}
        {!isSoldOut && (
          <AddButton
            item={item}
            held={held}
            onAdd={() => onAdd(item)}
            className="absolute -right-1.5 -bottom-1.5 z-2 lg:right-2.5 lg:bottom-2.5"
          />
        )}
      </div>
      <div className="col-start-1 row-start-1 min-w-0 self-center lg:mt-2.5">
        <h3 className={clsx("text-md leading-5.5 font-semibold text-pretty", isSoldOut && "text-ink-3")}>
          <button type="button" onClick={() => onOpen(item)} className="text-left after:absolute after:inset-0">
            {item.name}
          </button>
        </h3>
        <p className="mt-0.5 text-[0.875rem] leading-[1.1875rem] text-pretty text-ink-2">{item.description}</p>
        <p className={clsx("mt-1 leading-5 font-semibold", isSoldOut && "text-ink-3")}>
          {formatMoney(item.price, currency)}
        </p>
        <ItemFlagTag flag={flag} className="mt-1.5 lg:hidden" />
      </div>
    </article>
  );
});
