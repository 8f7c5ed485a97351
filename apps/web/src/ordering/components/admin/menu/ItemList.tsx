import type { MenuItem } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ArrowLeft, CalendarDays, EyeOff, Plus, Star, UtensilsCrossed } from "lucide-react";
import type { ReactNode } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { formatMoney } from "../../../../shared/ui/money.ts";
import { Tag } from "../../../../shared/ui/Tag.tsx";
import { changeItem } from "../../../api/menuManager.ts";
import { dayWords } from "../../../state/availableDays.ts";
import { typeInto, untyped } from "../../../state/itemDraft.ts";
import { blankFields } from "../../../state/itemFields.ts";
import { holdItem, itemsOf, type SectionId } from "../../../state/managedMenu.ts";
import { positionsFor } from "../../../state/rowOrder.ts";
import { StockPicture } from "../inventory/StockPicture.tsx";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { chooseSection, openItem } from "./leaveForm.ts";
import { changeCachedMenu, managedMenuQuery } from "./managedMenuCache.ts";
import { useMenuState } from "./menuState.ts";
import { OrderGrip } from "./OrderGrip.tsx";
import { useRowOrder } from "./useRowOrder.ts";

interface ItemListProps {
  section: SectionId;
  name: string;
  items: readonly MenuItem[];
  /** The sections stand one step before. */
  isStep: boolean;
}

/** A section's items in their order, what is hidden among them. */
export function ItemList({ section, name, items, isStep }: ItemListProps) {
  const { id: restaurantId } = useDesk().restaurant;
  const client = useQueryClient();
  const { run, failure } = useCommand(async (ids: readonly number[], { idempotencyKey, signal }) => {
    // What an order just before this one has moved is in the cache, and on the screen only later.
    const held = client.getQueryData(managedMenuQuery(restaurantId).queryKey);
    for (const { id, position } of positionsFor(held ? itemsOf(held.menu, section) : items, ids)) {
      const how = { restaurantId, signal, idempotencyKey: `${idempotencyKey}-${id}` };
      const moved = await changeItem(id, { position }, how);
      changeCachedMenu(client, restaurantId, (menu) => holdItem(menu, moved));
    }
    return ids;
  });
  const known = new Map(items.map((each) => [each.id, each]));
  const rows = useRowOrder({
    ids: [...known.keys()],
    save: run,
    onMoved: (id, place) => announce(`${known.get(id)?.name}, ${place + 1} of ${known.size}.`),
  });
  const add = () =>
    openItem(null, section === "none" ? untyped : typeInto(untyped, blankFields, "categoryIds", [section]));
  return (
    <section
      aria-label={`Items: ${name}`}
      className="flex min-h-0 min-w-0 flex-col max-md:flex-1 max-lg:border-r max-lg:border-line"
    >
      <header className={clsx("flex h-14 flex-none items-center gap-2 pr-3", isStep ? "pl-1" : "pl-5")}>
        {isStep && (
          <Button variant="quiet" square aria-label="Back to the sections" onClick={() => chooseSection(null)}>
            <ArrowLeft size={20} aria-hidden />
          </Button>
        )}
        <h2 className="min-w-0 flex-1 truncate text-md font-[650]">{name}</h2>
        <Button onClick={add}>
          <Plus size={18} aria-hidden />
          Add item
        </Button>
      </header>
      <FailureNote failure={failure} />
      <div className="min-h-0 flex-1 overflow-y-auto px-3 ends-clear">
        {items.length === 0 && (
          <EmptyState
            icon={UtensilsCrossed}
            title="Nothing in here yet"
            text="Customers see a section once it has items."
          />
        )}
        <ul ref={rows.list} className="grid gap-2">
          {rows.shown.flatMap((id) => {
            const item = known.get(id);
            return item
              ? [<ItemRow key={id} item={item} grip={<OrderGrip name={item.name} {...rows.gripOf(id)} />} />]
              : [];
          })}
        </ul>
      </div>
    </section>
  );
}

function ItemRow({ item, grip }: { item: MenuItem; grip: ReactNode }) {
  const { currency } = useDesk().restaurant;
  const isOpen = useMenuState(({ open }) => open?.itemId === item.id);
  return (
    <li
      className={clsx(
        "flex items-center rounded-card border",
        isOpen ? "border-action bg-action-soft" : "border-line bg-surface",
      )}
    >
      {grip}
      <button
        type="button"
        aria-current={isOpen || undefined}
        onClick={() => !isOpen && openItem(item.id)}
        className="flex min-h-16 min-w-0 flex-1 items-center gap-3 py-2 pr-3 text-left"
      >
        <StockPicture url={item.image_url} />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold break-words">{item.name}</span>
          <span className="flex flex-wrap gap-1.5 empty:hidden">
            {item.hidden && <Tag icon={EyeOff}>Hidden</Tag>}
            {item.featured && (
              <Tag icon={Star} tone="action">
                Featured
              </Tag>
            )}
            {item.available_days.length > 0 && <Tag icon={CalendarDays}>{dayWords(item.available_days)}</Tag>}
          </span>
        </span>
        <span className="font-semibold">{formatMoney(item.price, currency)}</span>
      </button>
    </li>
  );
}
