import { CloudOff, LoaderCircle } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../../shared/ui/Button.tsx";
import { formatClock } from "../../../shared/ui/time.ts";
import type { Placement } from "../../state/checkoutPlacement.ts";

interface PlacementPanelProps {
  placement: Placement & { kind: "sending" | "waiting" | "stopped" | "placed" };
  timeZone: string;
  onRetry(): void;
  onDrop(): void;
}

/** In the form's place from the press on "Place order" to the answer. */
export function PlacementPanel({ placement, timeZone, onRetry, onDrop }: PlacementPanelProps) {
  const panel = useRef<HTMLElement>(null);
  // The button that was pressed is gone with the form: who reads by ear or by keyboard goes on here.
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="Placing your order"
      aria-live="polite"
      className="grid justify-items-center gap-3 rounded-sheet border border-line bg-surface p-8 text-center shadow-1 outline-none"
    >
      {placement.kind === "stopped" ? (
        <>
          <CloudOff size={28} className="text-ink-2" aria-hidden />
          <p className="text-md font-semibold">{stoppedWords(placement, timeZone)}</p>
          <Button variant="primary" size="lg" onClick={onRetry}>
            Try again
          </Button>
          <p className="max-w-[42ch] text-sm text-ink-2">
            Your order will not be placed twice. If you give it up, the kitchen may already have it: call to be sure.
          </p>
          <Button variant="quiet" onClick={onDrop}>
            Give up this order
          </Button>
        </>
      ) : (
        <>
          <LoaderCircle size={28} className="animate-turn text-action" aria-hidden />
          <p className="text-md font-semibold">Placing your order…</p>
          {isSlow(placement) && <p>Still trying. Your order will not be placed twice.</p>}
        </>
      )}
    </section>
  );
}

const isSlow = (placement: Placement) =>
  placement.kind === "waiting" || (placement.kind === "sending" && placement.tries > 0);

function stoppedWords({ why, attempt }: Placement & { kind: "stopped" }, timeZone: string): string {
  switch (why) {
    case "offline":
      return "No connection. Your order is kept here. Try again when you are back online.";
    case "noAnswer":
      return "The server does not answer. Your order is kept here.";
    case "old":
      return `An order from ${formatClock(attempt.since, timeZone)} was sent, and no answer came.`;
    default:
      return why satisfies never;
  }
}
