import { CloudUpload, X } from "lucide-react";
import { toast } from "../../../../shared/ui/toast.ts";
import { isBuiltOn, type SavedAction } from "../../../state/savedAction.ts";
import { useExactTime } from "../connection/useExactTime.ts";
import { announceAtOnce } from "../live/announcer.ts";
import { actionWords } from "./actionWords.ts";
import { useQueue, useQueueRunner } from "./queueContext.ts";

const tooLate = "It is being sent right now.";

/** What waits to be sent, in the order in which it will be; each can be taken back until then. */
export function SavedList() {
  const waiting = useQueue().saved.filter(({ waited }) => waited);
  if (waiting.length === 0) return null;
  return (
    <section aria-label="Waiting to send" className="mt-3">
      <h3 className="text-sm font-semibold">
        {waiting.length === 1 ? "1 action waiting to send" : `${waiting.length} actions waiting to send`}
      </h3>
      <ul>
        {waiting.map(({ action }) => (
          <SavedRow
            key={action.id}
            action={action}
            behind={waiting.filter((other) => isBuiltOn(other.action, action)).length}
          />
        ))}
      </ul>
    </section>
  );
}

function SavedRow({ action, behind }: { action: SavedAction; behind: number }) {
  const runner = useQueueRunner();
  const exactTime = useExactTime();
  const words = actionWords(action.command);
  const discard = async () => {
    if (await runner.discard(action.id)) return;
    toast(tooLate);
    announceAtOnce(tooLate);
  };
  return (
    <li className="flex min-h-11 items-center gap-2.5 text-sm">
      <CloudUpload size={18} className="flex-none text-ink-2" aria-hidden />
      <span className="min-w-0 flex-1 break-words">{words}</span>
      <span className="text-ink-2">{exactTime(action.at)}</span>
      <button
        type="button"
        aria-label={`Discard ${words}${behind > 0 ? ` and ${behind} behind it` : ""}`}
        onClick={() => void discard()}
        className="-mr-2 grid size-11 flex-none place-items-center rounded-control text-ink-2 hover:bg-ink/8"
      >
        <X size={18} aria-hidden />
      </button>
    </li>
  );
}
