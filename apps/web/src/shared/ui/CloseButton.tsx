import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { Button } from "./Button.tsx";

/** The cross of a dialog or a sheet. */
export function CloseButton() {
  return (
    <Dialog.Close asChild>
      <Button variant="quiet" square aria-label="Close">
        <X size={21} aria-hidden />
      </Button>
    </Dialog.Close>
  );
}
