import type { MenuSection } from "../../state/storefrontSections.ts";
import { ItemCard, type ItemCardProps } from "./ItemCard.tsx";
import { sectionId } from "./sectionId.ts";

interface MenuSectionListProps extends Omit<ItemCardProps, "item" | "held"> {
  sections: readonly MenuSection[];
  heldOf(itemId: number): number;
}

export function MenuSectionList({ sections, heldOf, ...card }: MenuSectionListProps) {
  return sections.map(({ category, items }) => (
    <section
      key={category.id}
      id={sectionId(category.id)}
      aria-labelledby={`${sectionId(category.id)}-name`}
      className="scroll-mt-19 px-4 pt-5.5 md:px-6 lg:px-0"
    >
      <h2
        id={`${sectionId(category.id)}-name`}
        className="font-display text-[1.5625rem] leading-7.5 font-bold tracking-[-0.02em] lg:text-2xl"
      >
        {category.name}
      </h2>
      {category.description && <p className="text-[0.875rem] leading-5 text-ink-2">{category.description}</p>}
      <div className="mt-1 grid md:grid-cols-2 md:gap-x-7 lg:mt-3.5 lg:grid-cols-3 lg:gap-x-5 lg:gap-y-6.5 xl:grid-cols-4">
        {items.map((item) => (
          <ItemCard key={item.id} item={item} held={heldOf(item.id)} {...card} />
        ))}
      </div>
    </section>
  ));
}
