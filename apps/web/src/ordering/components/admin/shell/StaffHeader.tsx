import { ChevronDown } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { ConnectionPill } from "../connection/ConnectionPill.tsx";
import { IntakeButton } from "../intake/IntakeButton.tsx";
import { laterParts } from "../laterParts.ts";
import { useDesk } from "../live/desk.ts";
import { SoundButton } from "../notifications/SoundButton.tsx";
import { OpenSearchButton, SearchField } from "./SearchField.tsx";
import { useStaffLayout } from "./useStaffLayout.ts";

const LateHeader = lazy(() => laterParts.lateHeader().then((module) => ({ default: module.LateHeader })));

export interface PageSearch {
  readonly value: string;
  readonly placeholder: string;
  onChange(value: string): void;
}

interface StaffHeaderProps {
  title: string;
  search: PageSearch | null;
  account: ReactNode;
  onChooseRestaurant: (() => void) | null;
}

export function StaffHeader({ title, search, account, onChooseRestaurant }: StaffHeaderProps) {
  const [opened, setOpened] = useState(false);
  const layout = useStaffLayout();
  const folds = layout === "phone" || layout === "tablet";
  // A search that is on is never hidden: the cards that it hides would be missed.
  const open = search !== null && (opened || (folds && search.value !== ""));
  const close = () => setOpened(false);
  return (
    <header className="flex h-16 flex-none items-center gap-3 border-b border-line bg-surface px-5 max-md:gap-1.5 max-md:pr-2 max-md:pl-4">
      {folds && search && open ? (
        <SearchField {...search} onClose={close} />
      ) : (
        <>
          <div className="min-w-0 flex-1">
            <h1 className="truncate text-lg leading-6 font-[650] tracking-tight">{title}</h1>
            <Place onChoose={onChooseRestaurant} />
          </div>
          {!folds && search && <SearchField {...search} onClose={null} />}
          {folds && search && <OpenSearchButton onOpen={() => setOpened(true)} />}
        </>
      )}
      <IntakeButton />
      <SoundButton />
      <Suspense fallback={null}>
        <LateHeader />
      </Suspense>
      {account}
      <ConnectionPill />
    </header>
  );
}

function Place({ onChoose }: { onChoose: (() => void) | null }) {
  const { restaurant } = useDesk();
  const words = `${restaurant.name} · ${restaurant.address}`;
  if (!onChoose) return <p className="truncate text-sm leading-4 text-ink-2 max-md:hidden">{words}</p>;
  return (
    <button
      type="button"
      onClick={onChoose}
      // 24 px on screen, 44 px under the finger.
      className="relative -my-1 flex max-w-full items-center gap-1 py-1 text-sm leading-4 text-ink-2 before:absolute before:-inset-y-2.5 before:inset-x-0"
    >
      <span className="truncate">{words}</span>
      <ChevronDown size={14} aria-hidden />
      <span className="sr-only">. Change the restaurant</span>
    </button>
  );
}
