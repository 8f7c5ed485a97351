import type { StockItem } from "@hafaloha/contract";
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { useReturnFocus } from "../../../../shared/hooks/useReturnFocus.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Kbd } from "../../../../shared/ui/Kbd.tsx";
import { NoteInput } from "../../../../shared/ui/NoteInput.tsx";
import { useQueueFull, useQueueRunner } from "../queue/queueContext.ts";
import { CountField } from "./CountField.tsx";
import { ReasonChoice, type StockReasonType } from "./ReasonChoice.tsx";
import { rememberCount, type StockEdit, type TypedCount } from "./stockState.ts";
import { useMeanwhile } from "./useMeanwhile.ts";

interface StockEditorProps {
  item: StockItem;
  edit: Pick<StockEdit, "what" | "typed">;
  onClose: () => void;
}

/** Under what is being changed. Enter saves, Escape leaves it as it was. */
export function StockEditor({ item, edit: { what, typed }, onClose }: StockEditorProps) {
  switch (what) {
    case "stock":
      return <SetStock item={item} typed={typed} onClose={onClose} />;
    case "damaged":
      return <MarkDamaged item={item} onClose={onClose} />;
    case "threshold":
      return <SetThreshold item={item} onClose={onClose} />;
    default:
      return what satisfies never;
  }
}

interface EditorProps {
  item: StockItem;
  onClose: () => void;
}

function SetStock({ item, typed, onClose }: EditorProps & { typed: TypedCount | undefined }) {
  const runner = useQueueRunner();
  const stock = item.stock_quantity ?? 0;
  const [quantity, setQuantity] = useState(typed?.quantity ?? stock);
  const [reason, setReason] = useState<StockReasonType>(typed?.reason ?? "restock");
  const [opened] = useState(() => typed ?? { version: item.version, since: item.updated_at });
  const isStale = item.version !== opened.version;
  const meanwhile = useMeanwhile(item.id, isStale ? opened.since : null);
  const save = () => {
    const { id: itemId, name: itemName, version, updated_at: since } = item;
    rememberCount({ itemId, what: "stock", typed: { quantity, reason, version, since } });
    return runner.act({ kind: "setStock", itemId, itemName, quantity, reason, expectedVersion: version });
  };
  return (
    <EditorForm
      label={`Stock of ${item.name}`}
      save={save}
      again={isStale ? `Save ${quantity} anyway` : "Save"}
      onClose={onClose}
    >
      <CountField label="In stock" value={quantity} min={0} onChange={setQuantity} />
      <p className="text-sm text-ink-2">
        {isStale && (
          <b role="status" className="block text-amber-text">
            Now {stock}
            {meanwhile && `, ${meanwhile}`}. Save {quantity} anyway?
          </b>
        )}
        {stock} → <b className="text-ink">{quantity}</b>,{" "}
        <b className="text-ink">{quantity - (item.damaged_quantity ?? 0)}</b> available
      </p>
      <ReasonChoice chosen={reason} onChoose={setReason} />
    </EditorForm>
  );
}

function MarkDamaged({ item, onClose }: EditorProps) {
  const runner = useQueueRunner();
  const available = item.available_quantity ?? 0;
  const [quantity, setQuantity] = useState(1);
  const [reason, setReason] = useState("");
  const save = () => {
    const { id: itemId, name: itemName, version: expectedVersion } = item;
    const words = reason.trim() || "Damaged";
    return runner.act({ kind: "markDamaged", itemId, itemName, quantity, reason: words, expectedVersion });
  };
  return (
    <EditorForm label={`Damage of ${item.name}`} save={save} again="Mark damaged" onClose={onClose}>
      <CountField label="Damaged now" value={quantity} min={1} onChange={setQuantity} />
      <p className="text-sm text-ink-2">
        {available} → <b className="text-ink">{available - quantity}</b> available
      </p>
      <NoteInput label="What happened" most={300} value={reason} onChange={setReason} className="flex-1" />
    </EditorForm>
  );
}

function SetThreshold({ item, onClose }: EditorProps) {
  const runner = useQueueRunner();
  const [threshold, setThreshold] = useState(item.low_stock_threshold ?? 0);
  const save = () => {
    const { id: itemId, name: itemName, version: expectedVersion } = item;
    return runner.act({ kind: "setThreshold", itemId, itemName, threshold, expectedVersion });
  };
  return (
    <EditorForm label={`Alert level of ${item.name}`} save={save} again="Save" onClose={onClose}>
      <CountField label="Alert at" value={threshold} min={0} onChange={setThreshold} />
      <p className="text-sm text-ink-2">
        An alert goes out at <b className="text-ink">{threshold}</b> available. Now{" "}
        <b className="text-ink">{item.available_quantity}</b>.
      </p>
    </EditorForm>
  );
}

interface EditorFormProps {
  label: string;
  /** False where it could not be saved: the form stays. */
  save(): boolean;
  /** The words of the button. */
  again: string;
  onClose: () => void;
  children: ReactNode;
}

function EditorForm({ label, save, again, onClose, children }: EditorFormProps) {
  const full = useQueueFull();
  const returnFocus = useReturnFocus();
  const close = () => {
    returnFocus();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save()) close();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    <form
      aria-label={label}
      onSubmit={submit}
      onKeyDown={leave}
      className="flex flex-wrap items-center gap-3 bg-action-soft/40 px-4 py-3"
    >
      {children}
      <div className="ml-auto flex gap-2">
        <Button variant="quiet" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabled={full}>
          {again} <Kbd>↵</Kbd>
        </Button>
      </div>
    </form>
  );
}
