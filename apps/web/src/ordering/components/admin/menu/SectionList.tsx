import type { Category } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { MenuButton } from "../../../../shared/ui/MenuButton.tsx";
import { orderSections, removeSection } from "../../../api/menuManager.ts";
import { itemsOf, type ManagedMenu, type SectionId } from "../../../state/managedMenu.ts";
import { applyToCategories } from "../../../state/storefront.ts";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { chooseSection } from "./leaveForm.ts";
import { changeCachedMenu } from "./managedMenuCache.ts";
import { OrderGrip } from "./OrderGrip.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";
import { SectionDialog } from "./SectionDialog.tsx";
import { useRowOrder } from "./useRowOrder.ts";

interface SectionListProps {
  menu: ManagedMenu;
  chosen: SectionId | null;
}

type SectionTask = { readonly kind: "add" } | { readonly kind: "rename" | "remove"; readonly section: Category };

/** The menu's sections in the order in which customers read them. */
export function SectionList({ menu, chosen }: SectionListProps) {
  const { id: restaurantId } = useDesk().restaurant;
  const client = useQueryClient();
  const [task, setTask] = useState<SectionTask | null>(null);
  const holdSection = (category: Category | { readonly id: number; readonly deleted: true }) =>
    changeCachedMenu(client, restaurantId, (held) => ({
      ...held,
      categories: applyToCategories(held.categories, { type: "category_update", category }),
    }));
  const { run, failure } = useCommand(async (ids: readonly number[], how) => {
    const categories = await orderSections(ids, { restaurantId, ...how });
    for (const each of categories) holdSection(each);
    return categories;
  });
  const sections = new Map(menu.categories.map((each) => [each.id, each]));
  const rows = useRowOrder({
    ids: [...sections.keys()],
    save: run,
    onMoved: (id, place) => announce(`${sections.get(id)?.name}, ${place + 1} of ${sections.size}.`),
  });
  const loose = itemsOf(menu, "none").length;
  return (
    <section aria-label="Sections" className="flex min-h-0 flex-col border-line bg-surface max-md:flex-1 md:border-r">
      <header className="flex h-14 flex-none items-center gap-2 pr-2 pl-4">
        <h2 className="flex-1 text-md font-[650]">Sections</h2>
        <Button variant="quiet" square aria-label="Add a section" onClick={() => setTask({ kind: "add" })}>
          <Plus size={20} aria-hidden />
        </Button>
      </header>
      <FailureNote failure={failure} />
      <div className="relative min-h-0 flex-1 overflow-y-auto px-2 ends-clear">
        <ul ref={rows.list} className="grid gap-0.5">
          {rows.shown.flatMap((id, index) => {
            const section = sections.get(id);
            if (!section) return [];
            const entries = [
              { icon: Pencil, words: "Rename", onSelect: () => setTask({ kind: "rename", section }) },
              ...(index > 0 ? [{ icon: ArrowUp, words: "Move up", onSelect: () => rows.move(id, -1) }] : []),
              ...(index < rows.shown.length - 1
                ? [{ icon: ArrowDown, words: "Move down", onSelect: () => rows.move(id, 1) }]
                : []),
              { icon: Trash2, words: "Delete", isDanger: true, onSelect: () => setTask({ kind: "remove", section }) },
            ];
            return [
              <li key={id} className={clsx("flex items-center rounded-control", chosen === id && "bg-action-soft")}>
                <OrderGrip name={section.name} {...rows.gripOf(id)} />
                <SectionName id={id} name={section.name} count={itemsOf(menu, id).length} isChosen={chosen === id} />
                <MenuButton entries={entries}>
                  <Button variant="quiet" square aria-label={`More for ${section.name}`}>
                    <Ellipsis size={18} aria-hidden />
                  </Button>
                </MenuButton>
              </li>,
            ];
          })}
        </ul>
        {loose > 0 && (
          <div className={clsx("mt-2 flex rounded-control pl-4", chosen === "none" && "bg-action-soft")}>
            <SectionName id="none" name="In no section" count={loose} isChosen={chosen === "none"} />
          </div>
        )}
      </div>
      {(task?.kind === "add" || task?.kind === "rename") && (
        <SectionDialog
          section={task.kind === "add" ? null : task.section}
          onClose={() => setTask(null)}
          onSaved={(saved) => {
            holdSection(saved);
            setTask(null);
          }}
        />
      )}
      {task?.kind === "remove" && (
        <RemoveDialog
          name={task.section.name}
          text="Its items stay on the menu, in no section."
          remove={(how) => removeSection(task.section.id, how)}
          onClose={() => setTask(null)}
          onRemoved={() => {
            holdSection({ id: task.section.id, deleted: true });
            setTask(null);
          }}
        />
      )}
    </section>
  );
}

function SectionName({ id, name, count, isChosen }: { id: SectionId; name: string; count: number; isChosen: boolean }) {
  return (
    <button
      type="button"
      aria-current={isChosen || undefined}
      onClick={() => chooseSection(id)}
      className={clsx(
        "flex min-h-11 min-w-0 flex-1 items-center gap-2 py-1.5 text-left",
        isChosen && "font-semibold text-action-text",
      )}
    >
      <span className="min-w-0 flex-1 break-words">{name}</span>
      <span className="pr-1 text-sm text-ink-2">
        {count}
        <span className="sr-only"> items</span>
      </span>
    </button>
  );
}
