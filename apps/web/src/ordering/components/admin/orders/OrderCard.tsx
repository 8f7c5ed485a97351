import { clsx } from "clsx";
import { Clock, CloudUpload, MessageSquare, TriangleAlert, User, Users } from "lucide-react";
import { memo } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { timerStart } from "../../../state/boardAge.ts";
import type { BoardCard } from "../../../state/boardView.ts";
import { OrderLink } from "../detail/OrderLink.tsx";
import { useDesk } from "../live/desk.ts";
import type { CardLines } from "../queue/useCardLines.ts";
import { CardFooter } from "./CardFooter.tsx";
import { CardNote } from "./CardNote.tsx";
import { ChangeNote } from "./ChangeNote.tsx";
import { OrderLines } from "./OrderLines.tsx";
import { OrderTags } from "./OrderTags.tsx";
import { OrderTimer } from "./OrderTimer.tsx";
import { cardWords, dueWords, summaryWords } from "./orderWords.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

interface OrderCardProps {
  readonly card: BoardCard;
  /** What was done to it and waits, or was not taken. */
  readonly lines: CardLines | undefined;
  readonly keyedInBy: string | null;
  /** The data is minutes old, so the card's age may be wrong. */
  readonly behind: boolean;
  readonly moves: OrderMoves;
}

const edges = {
  normal: "border-line",
  soon: "border-[color-mix(in_oklab,var(--amber)_75%,var(--ink))]",
  late: "border-red shadow-[0_0_0_1px_var(--red)]",
};
const newEdge = "border-pending shadow-[0_0_0_1px_var(--pending),0_0_0_6px_var(--pending-soft)]";
const linesShown = 6;

function OrderCardNow({ card, lines, keyedInBy, behind, moves }: OrderCardProps) {
  const { order, urgency } = card;
  const waitsForCustomer = order.status === "ready" || order.status === "completed";
  return (
    <article
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk the cards, and Space takes the step of the one in focus
      tabIndex={0}
      data-order={order.id}
      aria-label={cardWords(order, serverNow())}
      // The age in its name would be that of the last rendering; it is read out as it is now.
      onFocus={(event) => event.currentTarget.setAttribute("aria-label", cardWords(order, serverNow()))}
      className={clsx(
        "order-card @container animate-rise rounded-card border bg-surface shadow-1 hover:shadow-2",
        card.unacknowledged && urgency !== "late" ? newEdge : edges[urgency],
      )}
    >
      <header className="flex items-center gap-2.5 pt-3 pr-3 pl-3.5">
        <h3 className="text-lg leading-6 font-bold tracking-tight whitespace-nowrap">
          <OrderLink order={order} />
        </h3>
        <OrderTags card={card} keyedInBy={keyedInBy} />
        <span className="flex-1" />
        {order.status !== "completed" && <OrderTimer start={timerStart(order)} urgency={urgency} behind={behind} />}
      </header>
      {waitsForCustomer ? <Waiting card={card} /> : <Work card={card} moves={moves} />}
      {lines && <QueueLines lines={lines} />}
      <CardFooter card={card} moves={moves} />
    </article>
  );
}

/** Renders again only when what it shows has changed: the board hands out new cards at every look. */
export const OrderCard = memo(
  OrderCardNow,
  (before, after) =>
    before.card.order === after.card.order &&
    before.card.urgency === after.card.urgency &&
    before.card.unacknowledged === after.card.unacknowledged &&
    before.card.mark === after.card.mark &&
    before.lines?.saved === after.lines?.saved &&
    before.lines?.refused === after.lines?.refused &&
    before.lines?.isBeaten === after.lines?.isBeaten &&
    before.keyedInBy === after.keyedInBy &&
    before.behind === after.behind &&
    before.moves === after.moves,
);

function Work({ card: { order }, moves }: { card: BoardCard; moves: OrderMoves }) {
  const { restaurant } = useDesk();
  return (
    <>
      <p className="flex flex-wrap gap-x-3 px-3.5 pt-0.5 text-sm text-ink-2">
        <span className="inline-flex min-w-0 items-center gap-1">
          <User size={14} aria-hidden />
          <span className="min-w-0 break-words">{order.contact_name}</span>
        </span>
        <span className="inline-flex items-center gap-1">
          <Clock size={14} aria-hidden />
          {dueWords(order, restaurant.time_zone)}
        </span>
      </p>
      <div className="px-3.5 pt-2">
        <OrderLines
          lines={order.items}
          most={linesShown}
          onCheck={order.status === "preparing" ? (lines, isMade) => moves.checkOff(order.id, lines, isMade) : null}
        />
      </div>
      <div className="grid gap-2 px-3.5 empty:hidden [&:not(:empty)]:pt-2">
        {order.allergy_note && (
          <CardNote icon={TriangleAlert} look="red">
            Allergy: {order.allergy_note}
          </CardNote>
        )}
        {order.last_change && <ChangeNote change={order.last_change} />}
        {order.special_instructions && <CardNote icon={MessageSquare}>{order.special_instructions}</CardNote>}
      </div>
    </>
  );
}

function Waiting({ card: { order } }: { card: BoardCard }) {
  return (
    <>
      <p className="px-3.5 pt-0.5 text-md leading-5.5 font-semibold break-words">{order.contact_name}</p>
      <p className="line-clamp-2 px-3.5 pt-1 text-sm leading-5 text-ink-2">{summaryWords(order)}</p>
    </>
  );
}

function QueueLines({ lines: { saved, refused, isBeaten } }: { lines: CardLines }) {
  return (
    <div className="grid gap-2 px-3.5 pt-2">
      {saved && (
        <CardNote icon={CloudUpload} look="saved">
          {saved}
        </CardNote>
      )}
      {refused && (
        <CardNote icon={isBeaten ? Users : TriangleAlert} look="red">
          {refused}
        </CardNote>
      )}
    </div>
  );
}
