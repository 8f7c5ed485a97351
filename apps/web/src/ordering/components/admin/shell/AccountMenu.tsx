import { Ellipsis, Hourglass, Keyboard, KeyRound, LogOut, Plus, Store } from "lucide-react";
import { useLocation, useSearch } from "wouter";
import { MenuButton, type MenuEntry } from "../../../../shared/ui/MenuButton.tsx";
import { useDesk } from "../live/desk.ts";
import { openDialog } from "./deskDialog.ts";
import { pagesFor, pathWithRestaurant } from "./pages.ts";

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
  const pages = pagesFor(user.role).filter(({ kind, isInMore }) => (place === "bar" ? isInMore : kind === "settings"));
  const entries: readonly MenuEntry[] = [
    ...(onChooseRestaurant ? [{ icon: Store, words: "Change the restaurant", onSelect: onChooseRestaurant }] : []),
    { icon: Plus, words: "Key in an order", onSelect: () => openDialog("keyOrder") },
    { icon: Hourglass, words: "Slow or pause orders", onSelect: () => openDialog("intake") },
    ...pages.map(({ path, word, icon }) => ({
      icon,
      words: word,
      onSelect: () => navigate(pathWithRestaurant(path, search)),
    })),
    { icon: Keyboard, words: "Keyboard shortcuts", onSelect: () => openDialog("shortcuts") },
    { icon: KeyRound, words: "Password and devices", onSelect: () => navigate("/account") },
    { icon: LogOut, words: "Sign out", onSelect: onSignOut },
  ];
  const head = (
    <p className="px-3 py-2 text-sm text-ink-2">
      <b className="block text-base text-ink">
        {user.first_name} {user.last_name}
      </b>
      {user.email}
    </p>
  );
  return (
    <MenuButton head={head} entries={entries}>
      {place === "header" ? (
        <button
          type="button"
          aria-label={`Account of ${user.first_name}`}
          className="grid size-11 flex-none place-items-center rounded-full max-md:hidden"
        >
          <span className="grid size-8 place-items-center rounded-full bg-action text-xs font-bold text-on-action">
            {user.first_name.slice(0, 1).toUpperCase()}
          </span>
        </button>
      ) : (
        <button
          type="button"
          className="flex h-16 w-18 flex-col items-center justify-center gap-0.75 rounded-card text-2xs font-medium text-ink-2 md:hidden"
        >
          <Ellipsis size={21} strokeWidth={1.8} aria-hidden />
          More
        </button>
      )}
    </MenuButton>
  );
}
