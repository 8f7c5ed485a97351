import { ImagePlus, X } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { uploadPicture } from "../../../api/menuManager.ts";
import { pictureProblem, pictureTypes } from "../../../state/picture.ts";
import { DishPicture } from "../../storefront/DishPicture.tsx";
import { useDesk } from "../live/desk.ts";
import type { ItemEdit } from "./itemEdit.ts";

/** The picture as the card shows it. A file is sent at once; customers see it once the item is saved. */
export function PictureField({ edit: { fields, type } }: { edit: ItemEdit }) {
  const { id: restaurantId } = useDesk().restaurant;
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { run, busy, failure, forget } = useCommand(
    // The text tells one file from another: as JSON they are all the same.
    ({ file }: { file: File; told: string }, how) => uploadPicture(file, { restaurantId, ...how }),
  );
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = "";
    if (!file) return;
    forget();
    const refused = pictureProblem(file);
    setProblem(refused);
    if (refused) return;
    const url = await run({ file, told: `${file.name} ${file.size} ${file.lastModified}` });
    if (url) type("imageUrl", url);
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold">Picture</legend>
      <div className="flex flex-wrap items-center gap-3">
        <DishPicture src={fields.imageUrl} className="h-24 w-36 flex-none rounded-[18px]" />
        <div className="flex flex-wrap gap-2">
          <Button busy={busy} onClick={() => chooser.current?.click()}>
            <ImagePlus size={18} aria-hidden />
            {fields.imageUrl ? "Change picture" : "Add picture"}
          </Button>
          {fields.imageUrl && (
            <Button variant="quiet" onClick={() => type("imageUrl", null)}>
              <X size={18} aria-hidden />
              Remove
            </Button>
          )}
        </div>
      </div>
      <input
        ref={chooser}
        type="file"
        aria-label="Picture file"
        tabIndex={-1}
        className="sr-only"
        accept={pictureTypes.join(",")}
        onChange={(event) => void choose(event)}
      />
      {problem && (
        <p role="alert" className="text-sm font-semibold text-red-text">
          {problem}
        </p>
      )}
      <FailureNote failure={failure} />
    </fieldset>
  );
}
