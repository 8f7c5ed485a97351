import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";

const usualReasons = ["An item is sold out", "The customer asked", "The kitchen is closed", "Not picked up"] as const;
const longestReason = 300;

/** Cancelling cannot be undone, so it asks once, and for the reason that the customer reads. */
export function CancelOrderDialog({
  number,
  onClose,
  onCancel,
}: {
  number: string;
  onClose: () => void;
  onCancel: (reason: string) => void;
}) {
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = asked && reason.trim() === "" ? "Say why. The customer sees it." : undefined;
  const submit = () => {
    setAsked(true);
    if (reason.trim() === "") return;
    onClose();
    onCancel(reason.trim());
  };
  return (
    <Dialog
      onClose={onClose}
      title={`Cancel ${number}?`}
      description="Its stock is given back. The customer sees the reason."
      footer={
        <>
          <Button onClick={onClose}>Keep the order</Button>
          <Button variant="red" onClick={submit}>
            Cancel order
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-2">
          {usualReasons.map((usual) => (
            <Button key={usual} variant="soft" aria-pressed={reason === usual} onClick={() => setReason(usual)}>
              {usual}
            </Button>
          ))}
        </div>
        <Field label="Reason" error={missing}>
          {(control) => (
            <input
              {...control}
              value={reason}
              maxLength={longestReason}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => event.key === "Enter" && submit()}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
