import type { Order } from "@hafaloha/contract";
import { clsx } from "clsx";
import {
  AlarmClock,
  Ban,
  Check,
  CheckCheck,
  Clock,
  Hourglass,
  MessageSquare,
  TriangleAlert,
  Users,
} from "lucide-react";
import { Fragment, type MouseEvent, memo } from "react";
import { timerStart } from "../../../state/boardAge.ts";
import { type ColumnRoom, partsOf, type Ticket, type TicketLine } from "../../../state/kitchen.ts";
import { shortNumber } from "../../../state/orderNumber.ts";
import { useDesk } from "../live/desk.ts";
import { Elapsed } from "../live/Elapsed.tsx";
import { dueShort, stationWords, ticketWords, whoWords } from "./kitchenWords.ts";
import { TicketRow } from "./TicketRow.tsx";
import type { KitchenMoves } from "./useKitchenMoves.ts";

interface KitchenTicketProps {
  readonly ticket: Ticket;
  /** Its key on the bump bar, while it has one. */
  readonly slot: number | undefined;
  readonly room: ColumnRoom;
  /** The data is minutes old, so the age may be wrong. */
  readonly behind: boolean;
  readonly refused: string | null;
  readonly moves: KitchenMoves;
}

const frames = {
  normal: "border-line",
  soon: "border-amber",
  late: "border-red",
  cancelled: "border-dashed border-red",
};
const heads = {
  normal: "bg-raised",
  soon: "bg-amber text-on-amber",
  late: "bg-red text-on-red",
  cancelled: "cancel-hatch text-red-text",
};
const icons = { normal: Clock, soon: Hourglass, late: AlarmClock, cancelled: Ban };

/** An order at its station, in as many pieces as its columns need. */
export const KitchenTicket = memo(
  function KitchenTicket({ ticket, slot, room, behind, refused, moves }: KitchenTicketProps) {
    const { restaurant } = useDesk();
    const { order } = ticket;
    const look = order.status === "cancelled" ? "cancelled" : ticket.urgency;
    const parts = partsOf(ticket.lines, room);
    return (
      <article aria-label={ticketWords(ticket, restaurant.time_zone)} data-ticket={order.id} className="mb-4">
        {parts.map((lines, index) => (
          <div
            key={lines[0]?.line.id ?? "none"}
            className={clsx(
              "mb-4 break-inside-avoid overflow-hidden rounded-[18px] border-2 bg-surface last:mb-0",
              frames[look],
            )}
          >
            {index === 0 ? (
              <Head ticket={ticket} look={look} slot={slot} behind={behind} />
            ) : (
              <p className={clsx("px-4.5 py-2 text-lg font-bold", heads[look])}>
                {shortNumber(order.order_number)} continued
              </p>
            )}
            <Lines lines={lines} onCheck={(line, made) => moves.checkOff(order.id, line, made)} />
            {index === parts.length - 1 && (
              <>
                <Notes ticket={ticket} refused={refused} />
                <Bump ticket={ticket} onBump={() => moves.bump(order.id)} />
              </>
            )}
          </div>
        ))}
      </article>
    );
  },
  (before, after) =>
    before.ticket.order === after.ticket.order &&
    before.ticket.urgency === after.ticket.urgency &&
    before.slot === after.slot &&
    before.room === after.room &&
    before.behind === after.behind &&
    before.refused === after.refused &&
    before.moves === after.moves,
);

interface HeadProps {
  ticket: Ticket;
  look: keyof typeof heads;
  slot: number | undefined;
  behind: boolean;
}

function Head({ ticket, look, slot, behind }: HeadProps) {
  const { restaurant } = useDesk();
  const { order } = ticket;
  const Icon = icons[look];
  const isPlain = look === "normal";
  return (
    <header className={clsx("grid grid-cols-[1fr_auto] items-center gap-x-2 py-3 pr-4 pl-4.5", heads[look])}>
      <h2 className="text-kds-num font-bold tracking-tight whitespace-nowrap">{shortNumber(order.order_number)}</h2>
      <p className="flex items-center gap-2.5 text-kds-num font-bold whitespace-nowrap">
        <Icon size={34} strokeWidth={2.4} className="max-2xl:size-7" aria-hidden />
        <span>
          {behind && "~"}
          <Elapsed start={ageStart(order)} />
        </span>
      </p>
      <p className={clsx("truncate text-[22px]/7 font-medium", isPlain && "text-ink-2")}>
        {slot !== undefined && (
          <kbd
            aria-hidden
            className="mr-2 rounded-chip border border-current px-1.5 font-sans text-md font-bold pointer-coarse:hidden"
          >
            {slot}
          </kbd>
        )}
        {whoWords(order)}
      </p>
      <p className="text-right text-[22px]/7 font-semibold">{dueShort(ticket, restaurant.time_zone)}</p>
    </header>
  );
}

/** A cancelled order counts from there: how long somebody may have cooked for nothing. */
function ageStart(order: Order): number {
  return order.status === "cancelled" ? Date.parse(order.status_changed_at ?? order.updated_at) : timerStart(order);
}

interface LinesProps {
  lines: readonly TicketLine[];
  onCheck: React.ComponentProps<typeof TicketRow>["onCheck"];
}

function Lines({ lines, onCheck }: LinesProps) {
  return (
    <ul className="divide-y divide-line py-1.5 text-(length:--kds-line)/[1.2]">
      {lines.map((row) => (
        <li key={`${row.kind} ${row.line.id}`}>
          <TicketRow row={row} onCheck={onCheck} />
        </li>
      ))}
    </ul>
  );
}

const note = "mx-3.5 mb-3 flex items-center gap-3 rounded-card px-3.5 py-2.5 text-[26px]/8 font-bold break-words";

function Notes({ ticket: { order, elsewhere }, refused }: { ticket: Ticket; refused: string | null }) {
  return (
    <>
      {elsewhere.length > 0 && (
        <p className="px-4.5 pb-3 text-[22px]/7 font-medium text-ink-2">
          {elsewhere.map(({ station, count }, index) => (
            <Fragment key={station}>
              {index > 0 && ", "}
              {count} more at {stationWords[station]}
            </Fragment>
          ))}
        </p>
      )}
      {order.allergy_note && (
        <p className={clsx(note, "bg-red-text text-[#3a0a0a]")}>
          <TriangleAlert size={28} aria-hidden />
          <span className="min-w-0">ALLERGY: {order.allergy_note}</span>
        </p>
      )}
      {order.special_instructions && (
        <p className={clsx(note, "bg-ink text-canvas")}>
          <MessageSquare size={28} aria-hidden />
          <span className="min-w-0">{order.special_instructions}</span>
        </p>
      )}
      {refused && (
        <p className={clsx(note, "bg-red-soft text-red-text")}>
          <Users size={28} aria-hidden />
          <span className="min-w-0">{refused}</span>
        </p>
      )}
    </>
  );
}

const bump =
  "flex h-21 w-full items-center justify-center gap-3.5 border-t-2 text-[32px] font-bold tracking-tight focus-visible:-outline-offset-3";

function Bump({ ticket: { order, isMade }, onBump }: { ticket: Ticket; onBump: () => void }) {
  const number = shortNumber(order.order_number);
  // The second half of a double tap falls on the ticket that has slid into the place of the first.
  const onClick = (event: MouseEvent) => {
    if (event.detail <= 1) onBump();
  };
  if (order.status === "cancelled") {
    return (
      <button
        type="button"
        aria-label={`Got it, stop cooking ${number}`}
        onClick={onClick}
        className={clsx(bump, "border-transparent bg-red text-on-red")}
      >
        <Check size={32} aria-hidden />
        Got it, stop cooking
      </button>
    );
  }
  return (
    <button
      type="button"
      aria-label={isMade ? `All made: bump ${number}` : `Bump ${number}`}
      onClick={onClick}
      className={clsx(bump, isMade ? "border-transparent bg-ready text-on-action" : "border-line bg-raised")}
    >
      <CheckCheck size={32} aria-hidden />
      {isMade ? "All made: bump" : "Bump"}
    </button>
  );
}
