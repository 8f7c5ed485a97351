import { type MenuItem, menuItem } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { changeItem, createItem } from "../../../api/menuManager.ts";
import { changeOf, newItemOf } from "../../../state/itemChange.ts";
import { conflictsOf, type ItemDraft, settle, shownFields } from "../../../state/itemDraft.ts";
import { blankFields, fieldsOf } from "../../../state/itemFields.ts";
import { holdItem } from "../../../state/managedMenu.ts";
import { useDesk } from "../live/desk.ts";
import { changeDraft } from "./leaveForm.ts";
import { changeCachedMenu } from "./managedMenuCache.ts";
import { useMenuState } from "./menuState.ts";

type Request =
  | { readonly kind: "create"; readonly item: ReturnType<typeof newItemOf> }
  | { readonly kind: "change"; readonly itemId: number; readonly change: NonNullable<ReturnType<typeof changeOf>> };

/** Saves what was typed. Who was too slow gets the item as it is, and goes on where nothing of it clashes. */
export function useItemSave() {
  const { id: restaurantId } = useDesk().restaurant;
  const client = useQueryClient();
  const hold = (item: MenuItem) => changeCachedMenu(client, restaurantId, (menu) => holdItem(menu, item));
  let newer: MenuItem | undefined;
  const { run, busy, failure } = useCommand(
    (request: Request, how) =>
      request.kind === "create"
        ? createItem(request.item, { restaurantId, ...how })
        : changeItem(request.itemId, request.change, { restaurantId, ...how }),
    ({ code, body }) => {
      if (code !== "stale_version" || typeof body !== "object" || body === null || !("menu_item" in body)) return;
      newer = menuItem.safeParse(body.menu_item).data;
      if (newer) hold(newer);
    },
  );

  async function change(item: MenuItem, draft: ItemDraft, isSecond = false): Promise<boolean> {
    const asked = changeOf(draft, item);
    if (!asked) return true;
    newer = undefined;
    const saved = await run({ kind: "change", itemId: item.id, change: asked });
    if (saved) {
      hold(saved);
      changeDraft((now) => settle(now, draft));
      return true;
    }
    // A portion that was just sold is a newer version, too.
    const current: MenuItem | undefined = newer;
    return current !== undefined && !isSecond && conflictsOf(draft, fieldsOf(current)).length === 0
      ? change(current, draft, true)
      : false;
  }

  async function create(draft: ItemDraft): Promise<boolean> {
    const saved = await run({ kind: "create", item: newItemOf(draft, shownFields(draft, blankFields)) });
    if (!saved) return false;
    hold(saved);
    useMenuState.setState(({ open }) => ({
      open: open && { ...open, itemId: saved.id, draft: settle(open.draft, draft) },
    }));
    return true;
  }

  return { change, create, busy, failure: failure?.code === "stale_version" ? null : failure };
}
