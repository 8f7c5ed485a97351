import { lazy, type ReactNode, Suspense } from "react";
import { StaleBar } from "../connection/StaleBar.tsx";
import { laterParts } from "../laterParts.ts";
import { SoundGate } from "../notifications/SoundGate.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { useDeskDialog } from "./deskDialog.ts";
import { LiveRegions } from "./LiveRegions.tsx";
import { Rail } from "./Rail.tsx";
import { type PageSearch, StaffHeader } from "./StaffHeader.tsx";
import { useShellKeys } from "./useShellKeys.ts";

const DeskDialogs = lazy(() => laterParts.dialogs().then((module) => ({ default: module.DeskDialogs })));

interface StaffShellProps {
  title: string;
  /** Null where the page has none, or one of its own. */
  search: PageSearch | null;
  /** Null for those who have but one. */
  onChooseRestaurant: (() => void) | null;
  onSignOut(): void;
  children: ReactNode;
}

/** Rail, header and what stands under the header on every staff page. */
export function StaffShell({ title, search, onChooseRestaurant, onSignOut, children }: StaffShellProps) {
  const dialog = useDeskDialog((state) => state.open);
  const account = { onChooseRestaurant, onSignOut };
  useShellKeys();
  return (
    <div className="flex h-dvh overflow-hidden max-md:flex-col">
      <Rail>
        <AccountMenu place="bar" {...account} />
      </Rail>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <StaffHeader
          title={title}
          search={search}
          account={<AccountMenu place="header" {...account} />}
          onChooseRestaurant={onChooseRestaurant}
        />
        {/* Lists end above the alerts, so that every card can be scrolled clear of them. */}
        <main className="flex min-h-0 flex-1 flex-col [--covered:calc(20px+max(var(--order-alert,0px),var(--stock-alerts,0px)))]">
          <StaleBar />
          <SoundGate />
          {children}
        </main>
      </div>
      <LiveRegions />
      {dialog && (
        <Suspense fallback={null}>
          <DeskDialogs open={dialog} />
        </Suspense>
      )}
    </div>
  );
}
