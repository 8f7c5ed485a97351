import { DropdownMenu } from "radix-ui";
import type { MenuButtonProps } from "./MenuButton.tsx";
import { MenuPanel } from "./MenuPanel.tsx";
import { MenuRow } from "./MenuRow.tsx";

/** Open as it comes: it is fetched when its button is pressed. */
export function Menu({ head, entries, children }: MenuButtonProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <MenuPanel align="end">
        {head}
        {entries.map(({ icon, words, isDanger = false, onSelect }) => (
          <MenuRow key={words} {...(icon && { icon })} danger={isDanger} onSelect={onSelect}>
            {words}
          </MenuRow>
        ))}
      </MenuPanel>
    </DropdownMenu.Root>
  );
}
