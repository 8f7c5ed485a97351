import { Ellipsis, Hourglass, Keyboard, LogOut, Plus, Settings, Store } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useLocation, useSearch } from "wouter";
import { MenuPanel } from "../../../../shared/ui/MenuPanel.tsx";
import { MenuRow } from "../../../../shared/ui/MenuRow.tsx";
import { useDesk } from "../live/desk.ts";
import { openDialog } from "./deskDialog.ts";
import { pathWithRestaurant } from "./pages.ts";

interface AccountMenuProps {
  /** In the header the user's initial, in the phone's bottom bar "More". */
  place: "header" | "bar";
  onChooseRestaurant: (() => void) | null;
  onSignOut(): void;
}

export function AccountMenu({ place, onChooseRestaurant, onSignOut }: AccountMenuProps) {
  const { user } = useDesk();
  const [, navigate] = useLocation();
  const search = useSearch();
  return (
    <DropdownMenu.Root modal={false}>
      {place === "header" ? <Initial name={user.first_name} /> : <More />}
      <MenuPanel align="end">
        <p className="px-3 py-2 text-sm text-ink-2">
          <b className="block text-base text-ink">
            {user.first_name} {user.last_name}
          </b>
          {user.email}
        </p>
        {onChooseRestaurant && (
          <MenuRow icon={Store} onSelect={onChooseRestaurant}>
            Change the restaurant
          </MenuRow>
        )}
        <MenuRow icon={Plus} onSelect={() => openDialog("keyOrder")}>
          Key in an order
        </MenuRow>
        <MenuRow icon={Hourglass} onSelect={() => openDialog("intake")}>
          Slow or pause orders
        </MenuRow>
        {user.role !== "staff" && (
          <MenuRow icon={Settings} onSelect={() => navigate(pathWithRestaurant("/admin/settings", search))}>
            Settings
          </MenuRow>
        )}
        <MenuRow icon={Keyboard} onSelect={() => openDialog("shortcuts")}>
          Keyboard shortcuts
        </MenuRow>
        <MenuRow icon={LogOut} onSelect={onSignOut}>
          Sign out
        </MenuRow>
      </MenuPanel>
    </DropdownMenu.Root>
  );
}

function Initial({ name }: { name: string }) {
  return (
    <DropdownMenu.Trigger
      aria-label={`Account of ${name}`}
      className="grid size-11 flex-none place-items-center rounded-full max-md:hidden"
    >
      <span className="grid size-8 place-items-center rounded-full bg-action text-xs font-bold text-on-action">
        {name.slice(0, 1).toUpperCase()}
      </span>
    </DropdownMenu.Trigger>
  );
}

function More() {
  return (
    <DropdownMenu.Trigger className="flex h-16 w-18 flex-col items-center justify-center gap-0.75 rounded-card text-2xs font-medium text-ink-2 md:hidden">
      <Ellipsis size={21} strokeWidth={1.8} aria-hidden />
      More
    </DropdownMenu.Trigger>
  );
}
