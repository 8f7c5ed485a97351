import { create } from "zustand";
import type { ItemDraft } from "../../../state/itemDraft.ts";
import type { SectionId } from "../../../state/managedMenu.ts";

/** The item whose form is open; without an id it is a new one. */
export interface OpenItem {
  /** Another one each time that a form is opened: a new item that is saved stays in its form. */
  readonly form: string;
  readonly itemId: number | null;
  readonly draft: ItemDraft;
}

export interface MenuState {
  /** Null: none was chosen yet. */
  readonly section: SectionId | null;
  readonly open: OpenItem | null;
  /** What goes on once it is said what becomes of the unsaved text. */
  readonly leaving: (() => void) | null;
}

const initial: MenuState = { section: null, open: null, leaving: null };

/** What the menu's page shows. Unsaved text outlives a look at another page. */
export const useMenuState = create<MenuState>(() => initial);

/** For the next who works here. */
export const resetMenu = () => useMenuState.setState(initial, true);
