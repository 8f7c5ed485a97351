import type { Colleague } from "@hafaloha/contract";
import { Copy, CopyCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { announce } from "../live/announcer.ts";

interface HandOverDialogProps {
  person: Colleague;
  password: string;
  onClose(): void;
}

/** The password for one sign-in, the only time that it is shown. */
export function HandOverDialog({ person, password, onClose }: HandOverDialogProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(password);
    } catch {
      // The browser has said no: the text is there to be selected.
      return;
    }
    setCopied(true);
    announce("Copied.");
  };
  return (
    <Dialog
      onClose={onClose}
      title={`A password for ${person.first_name}`}
      description="It is shown only now. Hand it over yourself: it is good for one sign-in, and then another is chosen."
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="grid gap-4">
        <p>
          <span className="block font-semibold">Email</span>
          <span className="break-words">{person.email}</span>
        </p>
        <Field label="Password for one sign-in">
          {(control) => (
            <input {...control} readOnly value={password} onFocus={(event) => event.currentTarget.select()} />
          )}
        </Field>
        {/* Pages on plain http have no clipboard. */}
        {"clipboard" in navigator && (
          <Button className="justify-self-start" onClick={() => void copy()}>
            {copied ? <CopyCheck size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
            {copied ? "Copied" : "Copy password"}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
