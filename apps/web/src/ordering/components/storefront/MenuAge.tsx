import { History } from "lucide-react";

/** How old the menu is, while it is not live. */
export function MenuAge({ words }: { words: string }) {
  return (
    <span className="inline-flex max-w-28 items-center gap-1.5 text-right text-sm leading-4 font-semibold text-ink-2 md:max-w-none">
      <History size={14} strokeWidth={2.4} aria-hidden />
      {words}
    </span>
  );
}
