import { Lock, UtensilsCrossed } from "lucide-react";
import { useEffect } from "react";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../../shared/ui/ErrorState.tsx";
import { Skeleton } from "../../../../shared/ui/Skeleton.tsx";
import { isDirty } from "../../../state/itemDraft.ts";
import { itemsOf, type ManagedMenu } from "../../../state/managedMenu.ts";
import { useDesk } from "../live/desk.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { DiscardDialog } from "./DiscardDialog.tsx";
import { ItemList } from "./ItemList.tsx";
import { ItemPane } from "./ItemPane.tsx";
import { type MenuState, useMenuState } from "./menuState.ts";
import { SectionList } from "./SectionList.tsx";
import { useManagedMenu } from "./useManagedMenu.ts";

/** `/admin/menu`: what is sold, in its sections. Only admins change it. */
export function MenuPage() {
  const { user } = useDesk();
  if (user.role === "staff") {
    return <EmptyState icon={Lock} title="Only admins change the menu." text="Ask your manager." />;
  }
  return <LoadedMenu />;
}

function LoadedMenu() {
  const { menu, error, retry } = useManagedMenu();
  // Read together with the menu: what was just made and is open here is then an item that the menu knows.
  const state = useMenuState();
  if (menu) return <Steps menu={menu} {...state} />;
  if (error) return <ErrorState title="The menu did not load." text={error.message} onRetry={retry} />;
  return (
    <div role="status" aria-label="Loading the menu" className="grid gap-2.5 p-5">
      <Skeleton className="h-11" />
      <Skeleton className="h-80" />
    </div>
  );
}

/** Sections, items, form: side by side, or one after the other where there is no room. */
function Steps({ menu, section, open, leaving }: { menu: ManagedMenu } & MenuState) {
  const layout = useStaffLayout();
  useAskBeforeUnload();
  const isKnown = section === "none" || menu.categories.some(({ id }) => id === section);
  const stepped = layout === "phone" || layout === "tablet";
  const chosen = isKnown ? section : stepped ? null : (menu.categories[0]?.id ?? null);
  const sections = <SectionList menu={menu} chosen={chosen} />;
  const items = chosen !== null && (
    <ItemList
      // Each section has an order of its own.
      key={chosen}
      section={chosen}
      name={menu.categories.find(({ id }) => id === chosen)?.name ?? "In no section"}
      items={itemsOf(menu, chosen)}
      isStep={stepped}
    />
  );
  const form = open && <ItemPane key={open.form} menu={menu} open={open} isStep={layout === "phone"} />;
  const choose = <EmptyState icon={UtensilsCrossed} title="Choose an item" text="Its form opens here." />;
  return (
    <>
      {layout === "phone" && <div className="flex min-h-0 flex-1 flex-col">{form || items || sections}</div>}
      {layout === "tablet" && (
        <div className="not-first:mt-3 not-first:border-t grid min-h-0 flex-1 border-line grid-cols-[300px_minmax(0,1fr)]">
          {items || sections}
          {form ?? choose}
        </div>
      )}
      {!stepped && (
        <div className="not-first:mt-3 not-first:border-t grid min-h-0 flex-1 border-line grid-cols-[240px_minmax(0,1fr)_440px] xl:grid-cols-[240px_minmax(0,1fr)_852px]">
          {sections}
          {items || <span />}
          {form ?? choose}
        </div>
      )}
      {leaving && <DiscardDialog onGoOn={leaving} />}
    </>
  );
}

/** Closing the page would take the unsaved text with it. */
function useAskBeforeUnload(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { open } = useMenuState.getState();
      if (open && isDirty(open.draft)) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
}
