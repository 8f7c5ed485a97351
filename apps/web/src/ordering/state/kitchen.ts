import type { Order, OrderChange, OrderLine, Restaurant, Station } from "@hafaloha/contract";
import type { Board } from "./board.ts";
import { timerStart, type Urgency, urgencyOf } from "./boardAge.ts";
import { canStepBack, isMade } from "./boardMoves.ts";
import { bumpOf, type KitchenSeen } from "./kitchenSeen.ts";
import { optionName } from "./optionName.ts";

/** `all` is the view of the one who puts the plates together. */
export type StationChoice = Station | "all";
export const stationChoices = ["all", "grill", "fry", "cold", "bar", "pastry"] as const satisfies StationChoice[];

type LineWords = Pick<OrderLine, "id" | "name" | "quantity" | "options" | "notes">;

/** A line as the cook must see it: also one that an edit has taken out, until the ticket is bumped. */
export type TicketLine =
  | { readonly kind: "line"; readonly line: OrderLine; readonly edit: "added" | "changed" | null }
  | { readonly kind: "void"; readonly line: LineWords };

/** An order as one station sees it. */
export interface Ticket {
  readonly order: Order;
  readonly urgency: Urgency;
  readonly lines: readonly TicketLine[];
  /** What other stations still have to make of it. */
  readonly elsewhere: readonly StationCount[];
  readonly isMade: boolean;
}

interface StationCount {
  readonly station: Station;
  readonly count: number;
}

export interface AllDayRow {
  readonly menuItemId: number;
  readonly name: string;
  readonly count: number;
}

export interface Bumped {
  readonly order: Order;
  readonly at: number;
  /** `station`: only this station's part is done. */
  readonly kind: "order" | "station";
}

export interface KitchenQuestion {
  readonly limits: Restaurant["timer_limits"];
  readonly now: number;
  readonly station: StationChoice;
  readonly seen: KitchenSeen;
}

export interface Kitchen {
  /** Oldest first. */
  readonly tickets: readonly Ticket[];
  readonly counts: Readonly<Record<StationChoice, number>>;
  readonly allDay: readonly AllDayRow[];
  /** Newest first, those that can be recalled. */
  readonly bumped: readonly Bumped[];
}

const bumpedShown = 3;

export function viewKitchen(board: Board, { limits, now, station, seen }: KitchenQuestion): Kitchen {
  const orders = Object.values(board.entries).map((entry) => entry.order);
  const here = orders.filter((order) => isCooked(order) || isToStop(order, seen)).sort(byAge);
  const shownAt = (choice: StationChoice) => here.filter((order) => standsAt(order, choice, seen));
  const shown = shownAt(station);
  return {
    tickets: shown.map((order) => ticketOf(order, station, urgencyOf(order, limits, now))),
    counts: {
      all: shownAt("all").length,
      grill: shownAt("grill").length,
      fry: shownAt("fry").length,
      cold: shownAt("cold").length,
      bar: shownAt("bar").length,
      pastry: shownAt("pastry").length,
    },
    allDay: allDayOf(shown.filter(isCooked), station),
    bumped: bumpedAt(orders, station, seen, now),
  };
}

/** The lines of an order that a station makes. */
export function linesAt(order: Order, station: StationChoice): readonly OrderLine[] {
  return order.items.filter((line) => isAt(line, station));
}

/** What a column of the screen holds, in pixels and in letters of a line's size. */
export interface ColumnRoom {
  readonly height: number;
  readonly rowHeight: number;
  readonly lettersInRow: number;
}

const paddingOfLine = 20;
const labelLetters = 8;

/** Runs of lines of which each fits into a column. */
export function partsOf(lines: readonly TicketLine[], room: ColumnRoom): readonly (readonly TicketLine[])[] {
  const parts: TicketLine[][] = [[]];
  let left = room.height;
  for (const line of lines) {
    const height = heightOf(line, room);
    if (height > left && parts.at(-1)?.length) {
      parts.push([]);
      left = room.height;
    }
    parts.at(-1)?.push(line);
    left -= height;
  }
  return parts;
}

function heightOf(ticketLine: TicketLine, { rowHeight, lettersInRow }: ColumnRoom): number {
  const { name, options, notes } = ticketLine.line;
  const isLabelled = ticketLine.kind === "void" || ticketLine.edit !== null;
  const rowsOf = (letters: number) => Math.ceil(letters / lettersInRow);
  const more = [...options.map(optionName), notes ?? ""].join(" · ").length;
  return paddingOfLine + rowHeight * (rowsOf(name.length + (isLabelled ? labelLetters : 0)) + rowsOf(more));
}

const isCooked = (order: Order): boolean => order.status === "preparing";

/** Nobody cooks what was cancelled while it was pending: only a started order has been promised. */
function isToStop(order: Order, seen: KitchenSeen): boolean {
  if (order.status !== "cancelled" || order.eta_minutes === null || seen.cancelled.includes(order.id)) return false;
  return Date.parse(order.status_changed_at ?? order.updated_at) >= seen.since;
}

const isAt = (line: { readonly station: Station }, station: StationChoice): boolean =>
  station === "all" || line.station === station;

function standsAt(order: Order, station: StationChoice, seen: KitchenSeen): boolean {
  if (station === "all") return true;
  const lines = linesAt(order, station);
  if (lines.length === 0 && !order.last_change?.removed.some((line) => isAt(line, station))) return false;
  return !(lines.every(isMade) && bumpOf(seen, order, station));
}

function ticketOf(order: Order, station: StationChoice, urgency: Urgency): Ticket {
  const own = linesAt(order, station);
  const isCancelled = order.status === "cancelled";
  const removed = (order.last_change?.removed ?? []).filter((line) => isAt(line, station));
  return {
    order,
    urgency,
    lines: [
      ...own.map((line): TicketLine => {
        return isCancelled ? { kind: "void", line } : { kind: "line", line, edit: editOf(line, order.last_change) };
      }),
      ...removed.map((line): TicketLine => ({ kind: "void", line })),
    ],
    elsewhere: isCancelled || station === "all" ? [] : elsewhereOf(order, station),
    isMade: own.every(isMade),
  };
}

function editOf(line: OrderLine, change: OrderChange | null | undefined): "added" | "changed" | null {
  if (change?.added.some(({ id }) => id === line.id)) return "added";
  return change?.changed.some(({ id }) => id === line.id) ? "changed" : null;
}

function elsewhereOf(order: Order, station: Station): readonly StationCount[] {
  const counts = new Map<Station, number>();
  for (const line of order.items) {
    if (line.station === station || isMade(line)) continue;
    counts.set(line.station, (counts.get(line.station) ?? 0) + line.quantity - line.made_quantity);
  }
  return [...counts].map(([at, count]) => ({ station: at, count }));
}

function allDayOf(orders: readonly Order[], station: StationChoice): readonly AllDayRow[] {
  const rows = new Map<number, AllDayRow>();
  for (const line of orders.flatMap((order) => linesAt(order, station))) {
    const count = (rows.get(line.menu_item_id)?.count ?? 0) + Math.max(0, line.quantity - line.made_quantity);
    if (count > 0) rows.set(line.menu_item_id, { menuItemId: line.menu_item_id, name: line.name, count });
  }
  return [...rows.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

function bumpedAt(orders: readonly Order[], station: StationChoice, seen: KitchenSeen, now: number): readonly Bumped[] {
  const ready = orders
    .filter((order) => order.status === "ready" && canStepBack(order, now) && linesAt(order, station).length > 0)
    .map((order): Bumped => ({ order, at: timerStart(order), kind: "order" }));
  const parts = orders.flatMap((order): Bumped | [] => {
    const bump = station === "all" || !isCooked(order) ? undefined : bumpOf(seen, order, station);
    return bump && linesAt(order, bump.station).every(isMade) ? { order, at: bump.at, kind: "station" } : [];
  });
  return [...ready, ...parts].sort((a, b) => b.at - a.at).slice(0, bumpedShown);
}

function byAge(a: Order, b: Order): number {
  return timerStart(a) - timerStart(b) || a.id - b.id;
}
