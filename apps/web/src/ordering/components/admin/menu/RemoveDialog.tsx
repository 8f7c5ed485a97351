import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import type { Sending } from "../../../api/staffCommand.ts";
import { useDesk } from "../live/desk.ts";

interface RemoveDialogProps {
  name: string;
  /** What stays. */
  text: string;
  remove(how: Sending): Promise<void>;
  onClose(): void;
  onRemoved(): void;
}

export function RemoveDialog({ name, text, remove, onClose, onRemoved }: RemoveDialogProps) {
  const { id: restaurantId } = useDesk().restaurant;
  const { run, busy, failure } = useCommand(async (_: "remove", how) => {
    await remove({ restaurantId, ...how });
    return true;
  });
  const confirm = async () => {
    if (await run("remove")) onRemoved();
  };
  return (
    <Dialog
      onClose={onClose}
      title={`Delete "${name}"?`}
      description={text}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="red" busy={busy} onClick={() => void confirm()}>
            Delete
          </Button>
        </>
      }
    >
      <FailureNote failure={failure} />
    </Dialog>
  );
}
