import type { Order } from "@hafaloha/contract";
import { Button } from "../../../../shared/ui/Button.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { etaChoices } from "../orders/etaChoice.ts";
import { useChangeOrder } from "./useChangeOrder.ts";

/** A new time from now on for what the customer was promised (O4). */
export function ChangeEta({ order, onDone }: { order: Order; onDone: () => void }) {
  const { run, busy, failure } = useChangeOrder();
  const choose = async (eta_minutes: number) => {
    if (await run({ orderId: order.id, expected_version: order.version, eta_minutes })) onDone();
  };
  return (
    <fieldset className="grid min-w-0 gap-2" aria-busy={busy}>
      <legend className="mb-2 font-semibold">Ready from now in</legend>
      <div className="flex flex-wrap gap-2">
        {etaChoices.map((minutes) => (
          <Button key={minutes} variant="soft" onClick={() => void choose(minutes)}>
            {minutes} min
          </Button>
        ))}
        <Button variant="quiet" onClick={onDone}>
          Keep the time
        </Button>
      </div>
      <FailureNote failure={failure}>
        {failure?.isOutcomeUnknown && <p>Choose again when the connection is back.</p>}
      </FailureNote>
    </fieldset>
  );
}
