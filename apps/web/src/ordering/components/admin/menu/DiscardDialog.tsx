import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { untyped } from "../../../state/itemDraft.ts";
import { changeDraft } from "./leaveForm.ts";
import { useMenuState } from "./menuState.ts";

/** What was typed would be lost: asks once. */
export function DiscardDialog({ onGoOn }: { onGoOn: () => void }) {
  const stay = () => useMenuState.setState({ leaving: null });
  const discard = () => {
    changeDraft(() => untyped);
    stay();
    onGoOn();
  };
  return (
    <Dialog
      onClose={stay}
      title="Discard what you typed?"
      description="It is not saved."
      footer={
        <>
          <Button onClick={discard}>Discard</Button>
          <Button variant="primary" onClick={stay}>
            Keep editing
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
