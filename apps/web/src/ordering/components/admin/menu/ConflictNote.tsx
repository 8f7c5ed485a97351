import { TriangleAlert } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";

interface ConflictNoteProps {
  /** What a colleague changed, in words: "Price: $16.00". */
  changes: readonly string[];
  onKeepMine(): void;
  onTakeTheirs(): void;
}

/** Nothing of a colleague's is overwritten unseen. */
export function ConflictNote({ changes, onKeepMine, onTakeTheirs }: ConflictNoteProps) {
  return (
    <div
      role="alert"
      tabIndex={-1}
      data-conflict
      className="grid gap-2 rounded-control bg-amber-soft px-3 py-2.5 text-amber-text"
    >
      <p className="flex gap-2 font-semibold">
        <TriangleAlert size={18} className="mt-0.5 flex-none" aria-hidden />A colleague changed this meanwhile.
      </p>
      <ul className="grid gap-1 pl-6.5">
        {changes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 pl-6.5">
        <Button onClick={onTakeTheirs}>Take theirs</Button>
        <Button onClick={onKeepMine}>Keep mine</Button>
      </div>
    </div>
  );
}
