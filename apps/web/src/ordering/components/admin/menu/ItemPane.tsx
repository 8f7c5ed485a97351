import { CircleSlash } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import type { ManagedMenu } from "../../../state/managedMenu.ts";
import { ItemEditor } from "./ItemEditor.tsx";
import { type OpenItem, useMenuState } from "./menuState.ts";

interface ItemPaneProps {
  menu: ManagedMenu;
  open: OpenItem;
  /** The items stand one step before. */
  isStep: boolean;
}

export function ItemPane({ menu, open, isStep }: ItemPaneProps) {
  const item = menu.items.find(({ id }) => id === open.itemId) ?? null;
  if (open.itemId !== null && !item) {
    return (
      <EmptyState icon={CircleSlash} title="This item was deleted." text="A colleague took it off the menu.">
        <Button onClick={() => useMenuState.setState({ open: null })}>Close</Button>
      </EmptyState>
    );
  }
  return <ItemEditor item={item} draft={open.draft} sections={menu.categories} isStep={isStep} />;
}
