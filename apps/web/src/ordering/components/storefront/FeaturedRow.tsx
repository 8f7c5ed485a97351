import { FeaturedCard } from "./FeaturedCard.tsx";
import type { ItemCardProps } from "./ItemCard.tsx";

interface FeaturedRowProps extends Omit<ItemCardProps, "item" | "held"> {
  items: readonly ItemCardProps["item"][];
  heldOf(itemId: number): number;
}

/** The dishes that the restaurant puts forward, under 1280 px; on wide screens their cards carry the badge instead. */
export function FeaturedRow({ items, heldOf, ...card }: FeaturedRowProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="featured" className="pt-4 lg:hidden">
      <h2 id="featured" className="sr-only">
        House favourites
      </h2>
      <ul className="flex gap-3 overflow-x-auto px-4 pb-1 [scrollbar-width:none] md:px-6">
        {items.map((item) => (
          <li key={item.id}>
            <FeaturedCard item={item} held={heldOf(item.id)} {...card} />
          </li>
        ))}
      </ul>
    </section>
  );
}
