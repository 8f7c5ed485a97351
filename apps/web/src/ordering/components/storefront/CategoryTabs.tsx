import { clsx } from "clsx";
import { useEffect, useRef } from "react";
import type { MenuSection } from "../../state/storefrontSections.ts";
import { sectionId } from "./sectionId.ts";
import { useScrollSpy } from "./useScrollSpy.ts";

export function CategoryTabs({ sections }: { sections: readonly MenuSection[] }) {
  const ids = sections.map(({ category }) => sectionId(category.id));
  const current = useScrollSpy(ids);
  const list = useRef<HTMLElement>(null);

  useEffect(() => {
    const tabs = Array.from(list.current?.querySelectorAll("a") ?? []);
    const tab = tabs.find((each) => each.hash === `#${current}`);
    // Only sideways: the page itself is being scrolled by the reader.
    if (tab && tabs[0]) list.current?.scrollTo({ left: tab.offsetLeft - tabs[0].offsetLeft });
  }, [current]);

  return (
    <nav
      ref={list}
      aria-label="Menu sections"
      className="sticky top-0 z-(--z-sticky) flex gap-2 overflow-x-auto border-b border-line bg-surface px-4 pt-3.5 pb-2.5 [scrollbar-width:none] md:px-6 lg:px-0 lg:pt-4.5 lg:pb-3"
    >
      {sections.map(({ category }) => {
        const isCurrent = sectionId(category.id) === current;
        return (
          <a
            key={category.id}
            href={`#${sectionId(category.id)}`}
            aria-current={isCurrent ? "true" : undefined}
            className={clsx(
              "inline-flex h-11 flex-none items-center rounded-pill px-3.5 text-[0.875rem] font-semibold no-underline",
              isCurrent ? "bg-ink text-surface" : "bg-canvas text-ink-2",
            )}
          >
            {category.name}
          </a>
        );
      })}
    </nav>
  );
}
