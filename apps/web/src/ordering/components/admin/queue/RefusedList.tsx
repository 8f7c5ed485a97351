import { CircleAlert, X } from "lucide-react";
import { Popover } from "radix-ui";
import { useLocation, useSearch } from "wouter";
import { Button } from "../../../../shared/ui/Button.tsx";
import type { UnreadRefusal } from "../../../state/offlineQueue.ts";
import type { Command } from "../../../state/savedAction.ts";
import { useExactTime } from "../connection/useExactTime.ts";
import { useShownBoard } from "../live/shownBoard.ts";
import { focusOrder } from "../orders/focusCard.ts";
import { pathWithRestaurant } from "../shell/pages.ts";
import { actionWords, refusalWords } from "./actionWords.ts";
import { colleagueOf } from "./colleague.ts";
import { useQueue, useQueueRunner } from "./queueContext.ts";

/** What waited and was not taken in the end, until somebody has read it. */
export function RefusedList() {
  const listed = useQueue().refused.filter((one) => one.listed);
  if (listed.length === 0) return null;
  return (
    <section aria-label="Not taken" className="mt-3">
      <h3 className="mb-1.5 text-sm font-semibold">
        {listed.length === 1 ? "1 action not taken" : `${listed.length} actions not taken`}
      </h3>
      <ul className="grid gap-2">
        {listed.map((one) => (
          <RefusedRow key={one.action.id} refused={one} />
        ))}
      </ul>
    </section>
  );
}

function RefusedRow({ refused }: { refused: UnreadRefusal }) {
  const runner = useQueueRunner();
  const board = useShownBoard();
  const exactTime = useExactTime();
  const { id, at, command } = refused.action;
  const words = actionWords(command);
  return (
    <li className="grid grid-cols-[18px_1fr_auto] items-start gap-x-2.5 rounded-control bg-red-soft py-1 pr-1 pl-2.5 text-sm text-red-text">
      <CircleAlert size={18} className="mt-2.5" aria-hidden />
      <div className="min-w-0 py-2">
        <p className="font-semibold break-words">
          {words} · {exactTime(at)}
        </p>
        <p className="break-words">{refusalWords(refused, colleagueOf(board, refused))}</p>
        <ShowSubject command={command} />
      </div>
      <button
        type="button"
        aria-label={`Dismiss ${words}`}
        onClick={() => runner.tell({ type: "dismiss", id })}
        className="grid size-11 place-items-center rounded-control hover:bg-ink/8"
      >
        <X size={18} aria-hidden />
      </button>
    </li>
  );
}

/** Leads to what the action was about. */
function ShowSubject({ command }: { command: Command }) {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const subject = subjectOf(command);
  if (!subject) return null;
  const show = () => {
    navigate(pathWithRestaurant(subject.path, search));
    // The page that is open already does not look again.
    if (subject.path === path && subject.orderId !== null) focusOrder(subject.orderId);
  };
  return (
    <Popover.Close asChild>
      <Button size="sm" className="mt-2 pointer-coarse:h-11" onClick={show}>
        {subject.words}
      </Button>
    </Popover.Close>
  );
}

function subjectOf(command: Command): { path: string; orderId: number | null; words: string } | null {
  switch (command.kind) {
    case "move":
    case "checkOff":
      return { path: `/admin/orders/${command.orderId}`, orderId: command.orderId, words: "Show order" };
    case "acknowledge": {
      const [first] = command.orders;
      return first ? { path: `/admin/orders/${first.id}`, orderId: first.id, words: "Show order" } : null;
    }
    case "setStock":
    case "markDamaged":
    case "setThreshold":
    case "takeOffSale":
    case "putBack":
    case "settleAlert":
      return { path: "/admin/stock", orderId: null, words: "Show stock" };
    default:
      return command satisfies never;
  }
}
