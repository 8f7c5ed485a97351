import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { type ItemDraft, isDirty, untyped } from "../../../state/itemDraft.ts";
import type { SectionId } from "../../../state/managedMenu.ts";
import { useMenuState } from "./menuState.ts";

/** Unsaved text asks first. */
function leaveForm(then: () => void): void {
  const { open } = useMenuState.getState();
  if (open && isDirty(open.draft)) useMenuState.setState({ leaving: then });
  else then();
}

export const openItem = (itemId: number | null, draft: ItemDraft = untyped) =>
  leaveForm(() => useMenuState.setState({ open: { form: newIdempotencyKey(), itemId, draft } }));

export const closeItem = () => leaveForm(() => useMenuState.setState({ open: null }));

export const chooseSection = (section: SectionId | null) =>
  leaveForm(() => useMenuState.setState({ section, open: null }));

/** Changes what is typed into the form that is open now, whatever was open when the change was begun. */
export function changeDraft(change: (draft: ItemDraft) => ItemDraft): void {
  useMenuState.setState(({ open }) => ({ open: open && { ...open, draft: change(open.draft) } }));
}
