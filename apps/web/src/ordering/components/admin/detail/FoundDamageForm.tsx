import type { OrderLine } from "@hafaloha/contract";
import { useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { Stepper } from "../../../../shared/ui/Stepper.tsx";
import { type FoundDamage, markFoundDamage } from "../../../api/orderDetail.ts";
import { useDesk } from "../live/desk.ts";

interface FoundDamageFormProps {
  orderId: number;
  line: OrderLine;
  onCancel: () => void;
  onTold: () => void;
}

/** How many units of a line were found damaged; what can be sold stays what it is (I2). */
export function FoundDamageForm({ orderId, line, onCancel, onTold }: FoundDamageFormProps) {
  const { restaurant } = useDesk();
  const [quantity, setQuantity] = useState(1);
  const [reason, setReason] = useState("");
  const { run, busy, failure } = useCommand(async (damage: FoundDamage, how) => {
    await markFoundDamage(damage, { restaurantId: restaurant.id, ...how });
    return true;
  });
  const mark = async () => {
    const words = reason.trim() || "Damaged";
    if (await run({ itemId: line.menu_item_id, orderId, quantity, reason: words })) onTold();
  };
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-control bg-action-soft/40 p-3">
      <legend className="sr-only">Damage found of {line.name}</legend>
      <div className="flex items-center justify-between gap-3">
        <span className="font-semibold">Damaged</span>
        <Stepper label={`damaged ${line.name}`} value={quantity} min={1} max={line.quantity} onChange={setQuantity} />
      </div>
      <Field label="What happened" optional>
        {(control) => (
          <input {...control} value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <FailureNote failure={failure} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          Never mind
        </Button>
        <Button busy={busy} onClick={() => void mark()}>
          Mark damaged
        </Button>
      </div>
    </fieldset>
  );
}
