import type { StockItem } from "@hafaloha/contract";
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Kbd } from "../../../../shared/ui/Kbd.tsx";
import { useQueueFull, useQueueRunner } from "../queue/queueContext.ts";
import { CountField } from "./CountField.tsx";
import { ReasonChoice, type StockReasonType } from "./ReasonChoice.tsx";
import { editStock, type StockEdit } from "./stockState.ts";

/** Under the row that is being changed. Enter saves, Escape leaves it as it was. */
export function StockEditor({ item, what }: { item: StockItem; what: StockEdit["what"] }) {
  return what === "stock" ? <SetStock item={item} /> : <MarkDamaged item={item} />;
}

function SetStock({ item }: { item: StockItem }) {
  const runner = useQueueRunner();
  const stock = item.stock_quantity ?? 0;
  const [quantity, setQuantity] = useState(stock);
  const [reason, setReason] = useState<StockReasonType>("restock");
  const [openedAt] = useState(item.version);
  const save = () => {
    const { id: itemId, name: itemName, version: expectedVersion } = item;
    return runner.act({ kind: "setStock", itemId, itemName, quantity, reason, expectedVersion });
  };
  return (
    <EditorForm
      label={`Stock of ${item.name}`}
      save={save}
      again={item.version !== openedAt ? `Save ${quantity} anyway` : "Save"}
    >
      <CountField label="In stock" value={quantity} min={0} onChange={setQuantity} />
      <p className="text-sm text-ink-2">
        {item.version !== openedAt && <b className="block text-amber-text">Changed meanwhile: now {stock}.</b>}
        {stock} → <b className="text-ink">{quantity}</b>,{" "}
        <b className="text-ink">{quantity - (item.damaged_quantity ?? 0)}</b> available
      </p>
      <ReasonChoice chosen={reason} onChoose={setReason} />
    </EditorForm>
  );
}

function MarkDamaged({ item }: { item: StockItem }) {
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
    <EditorForm label={`Damage of ${item.name}`} save={save} again="Mark damaged">
      <CountField label="Damaged now" value={quantity} min={1} onChange={setQuantity} />
      <p className="text-sm text-ink-2">
        {available} → <b className="text-ink">{available - quantity}</b> available
      </p>
      <input
        aria-label="What happened"
        placeholder="What happened"
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.target.value)}
        className="h-11 min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-3 placeholder:text-ink-3"
      />
    </EditorForm>
  );
}

interface EditorFormProps {
  label: string;
  /** False where it could not be saved: the form stays. */
  save(): boolean;
  /** The words of the button. */
  again: string;
  children: ReactNode;
}

function EditorForm({ label, save, again, children }: EditorFormProps) {
  const full = useQueueFull();
  const close = () => editStock(null);
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
