import type { Order } from "@hafaloha/contract";
import { CheckCheck, CloudUpload, ConciergeBell, MapPin } from "lucide-react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { formatMoney } from "../../../../shared/ui/money.ts";
import type { BoardCard } from "../../../state/boardView.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { useDesk } from "../live/desk.ts";
import { useQueueFull } from "../queue/queueContext.ts";
import { OrderMenu } from "./OrderMenu.tsx";
import { countWords, madeWords } from "./orderWords.ts";
import { StartButton } from "./StartButton.tsx";
import type { OrderMoves } from "./useOrderMoves.ts";

/** Total, what else can be done, and the one next step. */
export function CardFooter({ card, moves }: { card: BoardCard; moves: OrderMoves }) {
  const { restaurant } = useDesk();
  const { order } = card;
  return (
    <footer className="flex items-center gap-1.5 pt-2.5 pr-3 pb-3 pl-3.5">
      <p className="mr-auto flex min-w-0 items-center gap-1 text-sm whitespace-nowrap text-ink-2">
        <Standing order={order} currency={restaurant.currency} />
      </p>
      <OrderMenu card={card} moves={moves} />
      <NextStep card={card} moves={moves} />
    </footer>
  );
}

/** What the next step turns on: what it costs, how much of it is made, where it waits. */
function Standing({ order, currency }: { order: Order; currency: string }) {
  if (order.status === "preparing") return madeWords(order);
  if (order.status === "ready" && order.shelf) {
    return (
      <>
        <MapPin size={16} aria-hidden />
        <b className="truncate text-ink">{order.shelf}</b>
      </>
    );
  }
  return (
    <>
      <b className="text-base text-ink">{formatMoney(order.total, currency)}</b>
      <span className="@max-[346px]:sr-only"> · {countWords(order)}</span>
    </>
  );
}

function NextStep({ card, moves }: { card: BoardCard; moves: OrderMoves }) {
  const { id, status, order_number } = card.order;
  const full = useQueueFull();
  if (card.mark === "saved") return <WaitingToSend />;
  const moving = card.mark === "sending";
  switch (status) {
    case "pending":
      return <StartButton number={shortNumber(order_number)} disabled={full} onStart={(eta) => moves.start(id, eta)} />;
    case "preparing":
      return (
        <Button variant="primary" busy={moving} disabled={full} onClick={() => moves.advance(id)}>
          {!moving && <ConciergeBell size={18} aria-hidden />}
          Ready
        </Button>
      );
    case "ready":
      return (
        <Button variant="primary" busy={moving} disabled={full} onClick={() => moves.advance(id)}>
          {!moving && <CheckCheck size={18} aria-hidden />}
          Picked up
        </Button>
      );
    case "completed":
    case "cancelled":
      return null;
    default:
      return status satisfies never;
  }
}

/** What is shown has not reached the server, and the next step must not look pressed. The menu has it for who goes on. */
function WaitingToSend() {
  return (
    <p className="flex h-11 items-center gap-2 rounded-control border border-dashed border-line-strong px-3 font-semibold whitespace-nowrap text-ink-2">
      <CloudUpload size={18} aria-hidden />
      Waiting to send
    </p>
  );
}
