import type { Order, User } from "@hafaloha/contract";
import { SearchX } from "lucide-react";
import { useFirstRows } from "../../../../shared/hooks/useFirstRows.ts";
import { EmptyState } from "../../../../shared/ui/EmptyState.tsx";
import { type BoardCard, type BoardColumnName, firstName } from "../../../state/boardView.ts";
import { useDataAge } from "../connection/useDataAge.ts";
import { useDesk } from "../live/desk.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { useSound } from "../notifications/sound.ts";
import { useCardLines } from "../queue/useCardLines.ts";
import { useBoardState } from "./boardState.ts";
import { OrderCard } from "./OrderCard.tsx";
import { statusLook } from "./statusLook.ts";
import type { OrderMoves } from "./useOrderMoves.ts";

const empty: Readonly<Record<BoardColumnName, { title: string; text: string }>> = {
  pending: { title: "No pending orders", text: "New ones appear here." },
  preparing: { title: "Nothing on the stove", text: "Orders that you start appear here." },
  ready: { title: "Nothing to pick up", text: "Orders that are made wait here." },
  completed: { title: "Nothing picked up yet today", text: "Orders that customers took appear here." },
};

/** The cards of one status, oldest first, with their own scroll. */
export function ColumnCards({
  name,
  cards,
  moves,
}: {
  name: BoardColumnName;
  cards: readonly BoardCard[];
  moves: OrderMoves;
}) {
  const { user } = useDesk();
  const people = useShownBoard()?.people ?? {};
  const lines = useCardLines();
  const behind = useDataAge() === "old";
  const wanted = useBoardState((state) => state.wanted);
  const upTo = wanted === null ? -1 : cards.findIndex(({ order }) => order.id === wanted);
  const { shown, end } = useFirstRows(cards, { atOnce: 60, beforeEnd: "800px", upTo });
  if (cards.length === 0) return <NoCards name={name} />;
  return (
    <div className="-mx-1.75 flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto px-1.75 pt-1.5 ends-clear">
      {shown.map((card) => (
        <OrderCard
          key={card.order.id}
          card={card}
          lines={lines.get(card.order.id)}
          keyedInBy={keyedInBy(card.order, people, user)}
          behind={behind}
          moves={moves}
        />
      ))}
      {shown.length < cards.length && <div key={shown.length} ref={end} className="min-h-1" aria-hidden />}
    </div>
  );
}

function NoCards({ name }: { name: BoardColumnName }) {
  const sound = useSound(({ state }) => state === "on");
  const asked = useBoardState((state) => state.filter !== "all" || state.search.trim() !== "");
  return (
    <div className="mt-1.5 rounded-card border border-dashed border-line-strong">
      {asked ? (
        <EmptyState
          icon={SearchX}
          title="Nothing matches here"
          text="Other orders are hidden by the filter or search."
        />
      ) : (
        <EmptyState
          icon={statusLook[name].icon}
          {...empty[name]}
          {...(name === "pending" && sound && { text: "New ones appear here with a sound." })}
        />
      )}
    </div>
  );
}

/** The wire names colleagues only as they change something; until then one may be unknown. */
function keyedInBy(order: Order, people: Readonly<Record<number, string>>, me: User): string | null {
  if (order.created_by_user_id === null) return null;
  const name = people[order.created_by_user_id];
  if (name !== undefined) return firstName(name);
  return order.created_by_user_id === me.id ? me.first_name : null;
}
