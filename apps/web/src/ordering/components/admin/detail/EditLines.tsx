import type { Order } from "@hafaloha/contract";
import { Users } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { changeEdit, editedItems, type OrderEdit, type OrderEditChange, viewEdit } from "../../../state/orderEdit.ts";
import { KeyedLine } from "../keyedOrder/KeyedLine.tsx";
import { MenuPicker } from "../keyedOrder/MenuPicker.tsx";
import { useShownBoard } from "../live/shownBoard.ts";
import { CardNote } from "../orders/CardNote.tsx";
import { EditedLineRow } from "./EditedLineRow.tsx";
import { useChangeOrder } from "./useChangeOrder.ts";

interface EditLinesProps {
  order: Order;
  edit: OrderEdit;
  onChange: (edit: OrderEdit) => void;
  onDone: () => void;
}

/** The order's lines as they are to be (O10). A colleague's change shows through, and what was typed stays. */
export function EditLines({ order, edit, onChange, onDone }: EditLinesProps) {
  const { run, busy, failure } = useChangeOrder();
  const [asked, setAsked] = useState(false);
  const view = viewEdit(edit, order);
  const change = (next: OrderEditChange) => onChange(changeEdit(edit, next));
  const problem = view.isEmpty ? "Nothing would be left. Cancel the order instead." : "Nothing is changed yet.";
  const isGood = view.isChanged && !view.isEmpty;
  const save = async () => {
    setAsked(true);
    if (!isGood) return;
    const saved = await run({
      orderId: order.id,
      expected_version: order.version,
      items: editedItems(edit, order),
      edit_reason: edit.reason.trim() || null,
    });
    if (saved) onDone();
  };
  return (
    <section aria-label="Edit the lines" className="grid gap-3 rounded-card border border-action bg-surface p-3.5">
      {view.isBehind && <Overtaken order={order} />}
      <ul className="grid gap-1">
        {view.lines.map(({ line, quantity }) => (
          <EditedLineRow
            key={line.id}
            orderId={order.id}
            line={line}
            quantity={quantity}
            onChange={(next) => change({ type: "setLine", lineId: line.id, quantity: next })}
          />
        ))}
        {view.added.map((line) => (
          <KeyedLine key={line.key} line={line} onChange={(next) => change({ type: "changeAdded", change: next })} />
        ))}
      </ul>
      <MenuPicker held={edit.added} onAdd={(line) => change({ type: "changeAdded", change: { type: "add", line } })} />
      <Field label="Why" optional help="Stands in the history.">
        {(control) => (
          <input
            {...control}
            value={edit.reason}
            maxLength={300}
            onChange={(event) => change({ type: "setReason", reason: event.target.value })}
          />
        )}
      </Field>
      <FailureNote failure={failure}>
        {failure?.isOutcomeUnknown && <p>Your changes stay here. Save them when the connection is back.</p>}
        {failure?.code === "stale_version" && <p>Here it is as it stands now, with your changes. Save again.</p>}
      </FailureNote>
      {asked && !isGood && (
        <p role="alert" className="font-semibold text-red-text">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          Discard
        </Button>
        <Button variant="primary" busy={busy} onClick={() => void save()}>
          Save the lines
        </Button>
      </div>
    </section>
  );
}

function Overtaken({ order }: { order: Order }) {
  const name = useShownBoard()?.entries[order.id]?.changedBy?.name ?? "Someone";
  return (
    <CardNote icon={Users} look="amber">
      {name} changed this order while you edit it. You see it as it is now, with your changes.
    </CardNote>
  );
}
