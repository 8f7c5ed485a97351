import type { Order } from "@hafaloha/contract";
import { Ban, CheckCheck, Clock, CloudUpload, ConciergeBell, Pencil, Undo2 } from "lucide-react";
import { useCallback, useState } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { formatAge } from "../../../state/boardAge.ts";
import { previousStatus } from "../../../state/boardMoves.ts";
import { isActive } from "../../../state/boardView.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { orderMarks } from "../../../state/savedView.ts";
import { useTick } from "../live/ticker.ts";
import { CancelOrderDialog } from "../orders/CancelOrderDialog.tsx";
import { StartButton } from "../orders/StartButton.tsx";
import { statusLook } from "../orders/statusLook.ts";
import { useOrderMoves } from "../orders/useOrderMoves.ts";
import { useQueue, useQueueFull } from "../queue/queueContext.ts";
import { ChangeEta } from "./ChangeEta.tsx";

/** What can be done with the order as it is: its next step first. */
export function OrderActions({ order, onEdit }: { order: Order; onEdit: () => void }) {
  const moves = useOrderMoves();
  const [asking, setAsking] = useState<"cancel" | "eta" | null>(null);
  if (asking === "eta") return <ChangeEta order={order} onDone={() => setAsking(null)} />;
  return (
    <div className="flex flex-wrap gap-2">
      <NextStep order={order} />
      <StepBack order={order} />
      {order.status === "preparing" && (
        <Button onClick={() => setAsking("eta")}>
          <Clock size={18} aria-hidden />
          Change time
        </Button>
      )}
      {isActive(order.status) && (
        <>
          <Button onClick={onEdit}>
            <Pencil size={18} aria-hidden />
            Edit lines
          </Button>
          <Button variant="danger" onClick={() => setAsking("cancel")}>
            <Ban size={18} aria-hidden />
            Cancel order
          </Button>
        </>
      )}
      {asking === "cancel" && (
        <CancelOrderDialog
          number={shortNumber(order.order_number)}
          onClose={() => setAsking(null)}
          onCancel={(reason) => moves.cancel(order.id, reason)}
        />
      )}
    </div>
  );
}

function NextStep({ order: { id, status, order_number } }: { order: Order }) {
  const moves = useOrderMoves();
  const full = useQueueFull();
  const mark = orderMarks(useQueue().saved).get(id);
  if (mark === "saved") {
    return (
      <p className="flex h-11 items-center gap-2 rounded-control border border-dashed border-line-strong px-3 font-semibold text-ink-2">
        <CloudUpload size={18} aria-hidden />
        Waiting to send
      </p>
    );
  }
  if (status === "pending") {
    return <StartButton number={shortNumber(order_number)} disabled={full} onStart={(eta) => moves.start(id, eta)} />;
  }
  if (status !== "preparing" && status !== "ready") return null;
  const Icon = status === "preparing" ? ConciergeBell : CheckCheck;
  return (
    <Button variant="primary" busy={mark === "sending"} disabled={full} onClick={() => moves.advance(id)}>
      {mark !== "sending" && <Icon size={18} aria-hidden />}
      {status === "preparing" ? "Ready" : "Picked up"}
    </Button>
  );
}

/** While the last step can be taken back, with the time that is left for it. */
function StepBack({ order: { id, status, step_back_until: until } }: { order: Order }) {
  const moves = useOrderMoves();
  const back = previousStatus(status);
  const left = useTick(
    useCallback(
      (now: number) => {
        const ms = until ? Date.parse(until) - now : 0;
        return ms > 0 ? formatAge(ms) : null;
      },
      [until],
    ),
  );
  if (!back || left === null) return null;
  return (
    <Button onClick={() => moves.stepBack(id)}>
      <Undo2 size={18} aria-hidden />
      Back to {statusLook[back].word.toLowerCase()} · {left}
    </Button>
  );
}
