import { formatMoney } from "../../../shared/ui/money.ts";
import { itemFlag } from "../../state/storefrontFlags.ts";
import { AddButton } from "./AddButton.tsx";
import { DishPicture } from "./DishPicture.tsx";
import { FeaturedBadge } from "./FeaturedBadge.tsx";
import type { ItemCardProps } from "./ItemCard.tsx";
import { ItemFlagBadge } from "./ItemFlagBadge.tsx";

export function FeaturedCard({ item, currency, weekday, held, onOpen, onAdd }: ItemCardProps) {
  const flag = itemFlag(item, weekday);
  return (
    <article className="relative w-[262px] md:w-[340px]">
      <div className="relative">
        <DishPicture src={item.image_url} className="h-[190px] rounded-[18px] md:h-[220px]" />
        {flag.kind === "none" ? (
          <FeaturedBadge className="absolute top-2.5 left-2.5" />
        ) : (
          <ItemFlagBadge flag={flag} className="absolute top-2.5 left-2.5" />
        )}
        <AddButton item={item} held={held} onAdd={() => onAdd(item)} className="absolute right-2.5 bottom-2.5 z-2" />
      </div>
      <h3 className="mt-2.5 text-md leading-5.5 font-semibold text-pretty">
        <button type="button" onClick={() => onOpen(item)} className="text-left after:absolute after:inset-0">
          {item.name}
        </button>
      </h3>
      <p className="mt-1 leading-5 font-semibold">{formatMoney(item.price, currency)}</p>
    </article>
  );
}
