import { Button } from "../../../../shared/ui/Button.tsx";
import { Kbd } from "../../../../shared/ui/Kbd.tsx";
import { useDesk } from "../live/desk.ts";
import { useEta } from "../orders/etaChoice.ts";
import { useQueueFull } from "../queue/queueContext.ts";

interface AlertActionsProps {
  onAcknowledge(): void;
  onStart(etaMinutes: number): void;
  all: { count: number; onAcknowledge(): void } | null;
}

export function AlertActions({ onAcknowledge, onStart, all }: AlertActionsProps) {
  const { restaurant } = useDesk();
  const full = useQueueFull();
  const eta = useEta(restaurant.id);
  return (
    <div className="grid grid-cols-2 gap-2 pt-3.5">
      <Button size="lg" className="px-2! max-sm:text-base" disabled={full} onClick={onAcknowledge}>
        Acknowledge <Kbd>A</Kbd>
      </Button>
      <Button
        variant="primary"
        size="lg"
        className="px-2! max-sm:text-base"
        disabled={full}
        onClick={() => onStart(eta)}
      >
        Start · {eta} min <Kbd>S</Kbd>
      </Button>
      {all && (
        <Button className="col-span-2" disabled={full} onClick={all.onAcknowledge}>
          Acknowledge all {all.count} <Kbd>Shift A</Kbd>
        </Button>
      )}
    </div>
  );
}
