import type { ImportedStock } from "@hafaloha/contract";
import { useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { Field } from "../../../../shared/ui/Field.tsx";
import { importSheet, previewSheet } from "../../../api/inventory.ts";
import { useDesk } from "../live/desk.ts";
import { SheetLines } from "./SheetLines.tsx";

const example = "item_id,add\n32,24\n14,10";
const described = "The first line names the columns: item_id, and add for what came in or stock_quantity for a count.";

/** Paste or choose a sheet, see what each line does, take the right ones in. */
export function SheetDialog({ onClose }: { onClose: () => void }) {
  const { restaurant } = useDesk();
  const [csv, setCsv] = useState("");
  const [looked, setLooked] = useState<{ readonly csv: string; readonly found: ImportedStock } | null>(null);
  const [done, setDone] = useState<ImportedStock | null>(null);
  const look = useCommand((text: string, how) => previewSheet(text, { restaurantId: restaurant.id, ...how }));
  const take = useCommand((text: string, how) => importSheet(text, { restaurantId: restaurant.id, ...how }));
  // What was typed while the answer was on its way is not what it shows.
  const preview = looked?.csv === csv ? looked.found : null;
  const change = (text: string) => {
    setCsv(text);
    look.forget();
  };
  const show = async () => {
    const found = await look.run(csv);
    setLooked(found && { csv, found });
  };
  if (done) {
    return (
      <Dialog
        onClose={onClose}
        title={`${countWords(done.changed_count)} changed`}
        description="Customers and colleagues see it at once."
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <SheetLines lines={done.lines} isDone />
      </Dialog>
    );
  }
  return (
    <Dialog
      onClose={onClose}
      title="Restock from a sheet"
      description={described}
      footer={
        preview ? (
          <>
            <Button variant="quiet" onClick={() => setLooked(null)}>
              Change the sheet
            </Button>
            <Button
              variant="primary"
              busy={take.busy}
              disabled={preview.changed_count === 0}
              onClick={() => void take.run(csv).then(setDone)}
            >
              Change {countWords(preview.changed_count)}
            </Button>
          </>
        ) : (
          <Button variant="primary" busy={look.busy} onClick={() => void show()}>
            Preview
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        <FailureNote failure={preview ? take.failure : look.failure} />
        {preview ? <SheetLines lines={preview.lines} isDone={false} /> : <SheetFields csv={csv} onChange={change} />}
      </div>
    </Dialog>
  );
}

function SheetFields({ csv, onChange }: { csv: string; onChange: (csv: string) => void }) {
  const [isUnreadable, setUnreadable] = useState(false);
  const read = (file: File) => {
    file.text().then(
      (text) => {
        setUnreadable(false);
        onChange(text);
      },
      () => setUnreadable(true),
    );
  };
  return (
    <>
      <Field label="Rows" help="Paste them from a spreadsheet, or change an exported sheet.">
        {(control) => (
          <textarea
            {...control}
            rows={8}
            spellCheck={false}
            placeholder={example}
            value={csv}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Or a file"
        optional
        error={isUnreadable ? "This file cannot be read any more. Choose it again, or paste its rows." : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.tsv,text/csv,text/tab-separated-values"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) read(file);
            }}
          />
        )}
      </Field>
    </>
  );
}

const countWords = (items: number) => (items === 1 ? "1 count" : `${items} counts`);
