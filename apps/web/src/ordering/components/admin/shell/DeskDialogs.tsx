import { IntakeDialog } from "../intake/IntakeDialog.tsx";
import { KeyOrderDialog } from "../keyedOrder/KeyOrderDialog.tsx";
import type { DeskDialog } from "./deskDialog.ts";
import { ShortcutsDialog } from "./ShortcutsDialog.tsx";

export function DeskDialogs({ open }: { open: DeskDialog }) {
  switch (open) {
    case "shortcuts":
      return <ShortcutsDialog />;
    case "intake":
      return <IntakeDialog />;
    case "keyOrder":
      return <KeyOrderDialog />;
    default:
      return open satisfies never;
  }
}
