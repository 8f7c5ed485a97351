import { ClipboardCheck, ClipboardCopy } from "lucide-react";
import { useState } from "react";
import { useService } from "../../../../shared/hooks/serviceContext.ts";
import type { LogThreshold } from "../../../../shared/services/connectionLog.ts";
import { diagnosticsText } from "../../../../shared/services/diagnostics.ts";
import { keepLogLevel, logLevels } from "../../../../shared/services/logLevel.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { useQueueRunner } from "../queue/queueContext.ts";

const words: Readonly<Record<LogThreshold, string>> = {
  off: "Nothing",
  error: "Errors",
  warn: "Warnings",
  info: "Events",
  debug: "Everything",
};

/** For whoever is asked "it does not work": what to copy, and how much the page says of itself. */
export function Diagnostics() {
  const service = useService();
  const runner = useQueueRunner();
  const [level, setLevel] = useState(service.logLevel);
  /** What has been copied; or, where the browser lets no page copy, what is to be copied by hand. */
  const [text, setText] = useState<{ copied: boolean; value: string } | null>(null);
  const copy = async () => {
    const { kind, saved, refused } = runner.queue;
    const value = diagnosticsText(service, { queue: `${kind}, ${saved.length} saved, ${refused.length} not taken` });
    setText({ copied: await copied(value), value });
  };
  const choose = (next: LogThreshold) => {
    service.logLevel = next;
    keepLogLevel(next);
    setLevel(next);
  };
  return (
    <div className="mt-3 grid gap-2 border-t border-line pt-2">
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <Button variant="quiet" className="-ml-2 px-2! text-sm" onClick={() => void copy()}>
          {text?.copied ? <ClipboardCheck size={18} aria-hidden /> : <ClipboardCopy size={18} aria-hidden />}
          <span aria-live="polite">{text?.copied ? "Copied" : "Copy diagnostics"}</span>
        </Button>
        <label className="flex items-center gap-2 text-sm text-ink-2">
          Log
          <select
            value={level}
            onChange={(event) => choose(logLevels.find((each) => each === event.target.value) ?? "info")}
            className="h-11 rounded-control border border-line-strong bg-surface px-2 text-ink"
          >
            {logLevels.map((each) => (
              <option key={each} value={each}>
                {words[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {text && !text.copied && (
        <label className="grid gap-1 text-sm text-ink-2">
          This browser does not let the page copy. Select it all and copy it.
          <textarea
            readOnly
            rows={5}
            value={text.value}
            onFocus={(event) => event.currentTarget.select()}
            className="rounded-control border border-line-strong bg-surface p-2 text-xs text-ink"
          />
        </label>
      )}
    </div>
  );
}

/** Only secure contexts have a clipboard, and it may be forbidden there, too. */
async function copied(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}
