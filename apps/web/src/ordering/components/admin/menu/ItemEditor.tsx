import type { Category, MenuItem } from "@hafaloha/contract";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, CircleCheck, Eye, Trash2, X } from "lucide-react";
import { type FormEvent, useCallback, useRef, useState } from "react";
import type { ApiError } from "../../../../shared/http/apiError.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { localWeekday } from "../../../../shared/ui/time.ts";
import { removeItem } from "../../../api/menuManager.ts";
import {
  conflictsOf,
  type ItemDraft,
  isDirty,
  keepMine,
  shownFields,
  takeTheirs,
  typeInto,
} from "../../../state/itemDraft.ts";
import { blankFields, fieldsOf } from "../../../state/itemFields.ts";
import { itemProblems } from "../../../state/itemProblems.ts";
import { dropItem } from "../../../state/managedMenu.ts";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { useTick } from "../live/ticker.ts";
import { useStaffLayout } from "../shell/useStaffLayout.ts";
import { ConflictNote } from "./ConflictNote.tsx";
import { conflictWords } from "./conflictWords.ts";
import { ItemFieldset } from "./ItemFieldset.tsx";
import { ItemPreview } from "./ItemPreview.tsx";
import type { ItemEdit } from "./itemEdit.ts";
import { changeDraft, closeItem } from "./leaveForm.ts";
import { changeCachedMenu } from "./managedMenuCache.ts";
import { useMenuState } from "./menuState.ts";
import { RemoveDialog } from "./RemoveDialog.tsx";
import { useItemSave } from "./useItemSave.ts";

interface ItemEditorProps {
  /** Null for a new one. */
  item: MenuItem | null;
  draft: ItemDraft;
  sections: readonly Category[];
  isStep: boolean;
}

export function ItemEditor({ item, draft, sections, isStep }: ItemEditorProps) {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  const [wasSaved, setWasSaved] = useState(false);
  const [dialog, setDialog] = useState<"remove" | "preview" | null>(null);
  const today = useTick(useCallback((now: number) => localWeekday(now, restaurant.time_zone), [restaurant.time_zone]));
  const isWide = useStaffLayout() === "wide";
  const { change, create, busy, failure } = useItemSave();
  const current = item ? fieldsOf(item) : blankFields;
  const fields = shownFields(draft, current);
  const problems = itemProblems(fields, item?.enable_stock_tracking ?? false);
  const conflicts = conflictsOf(draft, current);
  const isSaved = wasSaved && !isDirty(draft);
  const edit: ItemEdit = {
    fields,
    problems: asked ? problems : {},
    type: (field, value) => changeDraft((now) => typeInto(now, current, field, value)),
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(problems).length > 0 || conflicts.length > 0) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[data-conflict], [aria-invalid=true]")?.focus(),
      );
      return;
    }
    if (!(await (item ? change(item, draft) : create(draft)))) return;
    setAsked(false);
    setWasSaved(true);
    announce(`${fields.name.trim()} is saved.`);
  };
  const preview = <ItemPreview fields={fields} item={item} today={today} />;
  return (
    <section
      aria-label={item ? `Edit ${item.name}` : "New item"}
      className="flex min-h-0 min-w-0 max-md:flex-1 lg:border-l lg:border-line"
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => void save(event)}
        className="flex min-h-0 min-w-0 flex-1 flex-col bg-raised xl:w-[440px] xl:flex-none"
      >
        <Head title={item?.name ?? "New item"} isStep={isStep} onPreview={isWide ? null : () => setDialog("preview")} />
        <div className="relative grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-4 pb-6">
          {conflicts.length > 0 && (
            <ConflictNote
              changes={conflictWords(conflicts, current, sections, restaurant.currency)}
              onKeepMine={() => changeDraft((now) => keepMine(now, current))}
              onTakeTheirs={() => changeDraft((now) => takeTheirs(now, current))}
            />
          )}
          <ItemFieldset edit={edit} item={item} sections={sections} today={today} />
          {item && (
            <Button variant="danger" className="justify-self-start" onClick={() => setDialog("remove")}>
              <Trash2 size={18} aria-hidden />
              Delete item
            </Button>
          )}
        </div>
        <SaveBar isSaved={isSaved} busy={busy} failure={failure} />
      </form>
      {isWide && (
        <aside
          aria-label="As customers see it"
          className="w-[412px] flex-none overflow-y-auto border-l border-line p-3"
        >
          <h2 className="mb-3 text-md font-[650]">As customers see it</h2>
          {preview}
        </aside>
      )}
      {dialog === "preview" && (
        <Dialog title="As customers see it" onClose={() => setDialog(null)}>
          {preview}
        </Dialog>
      )}
      {dialog === "remove" && item && (
        <RemoveDialog
          name={item.name}
          text="Past orders keep it."
          remove={(how) => removeItem(item.id, how)}
          onClose={() => setDialog(null)}
          onRemoved={() => {
            useMenuState.setState({ open: null });
            changeCachedMenu(client, restaurant.id, (menu) => dropItem(menu, item.id));
          }}
        />
      )}
    </section>
  );
}

interface HeadProps {
  title: string;
  isStep: boolean;
  /** Null where the preview stands beside the form. */
  onPreview: (() => void) | null;
}

function Head({ title, isStep, onPreview }: HeadProps) {
  return (
    <header className="flex h-14 flex-none items-center gap-1 pr-2 pl-4 max-md:pl-1">
      {isStep && (
        <Button variant="quiet" square aria-label="Back to the items" onClick={closeItem}>
          <ArrowLeft size={20} aria-hidden />
        </Button>
      )}
      <h2 className="min-w-0 flex-1 truncate text-md font-[650]">{title}</h2>
      {onPreview && (
        <Button variant="quiet" onClick={onPreview}>
          <Eye size={18} aria-hidden />
          Preview
        </Button>
      )}
      {!isStep && (
        <Button variant="quiet" square aria-label="Close the form" onClick={closeItem}>
          <X size={20} aria-hidden />
        </Button>
      )}
    </header>
  );
}

function SaveBar({ isSaved, busy, failure }: { isSaved: boolean; busy: boolean; failure: ApiError | null }) {
  return (
    <footer className="grid flex-none gap-2 border-t border-line px-4 pt-3 pb-[max(12px,var(--covered))]">
      <FailureNote failure={failure} />
      <div className="flex items-center gap-3">
        <p className="flex min-w-0 flex-1 items-center gap-1.5 text-sm text-ink-2">
          {isSaved && <CircleCheck size={18} className="flex-none text-ready-text" aria-hidden />}
          {isSaved ? "Saved. Shown to customers at once." : "Shown to customers at once."}
        </p>
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
      </div>
    </footer>
  );
}
