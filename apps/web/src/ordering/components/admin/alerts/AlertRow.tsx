import type { Notification } from "@hafaloha/contract";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { KeyboardEvent, MouseEvent } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { momentWords } from "../../../../shared/ui/momentWords.ts";
import { useDesk } from "../live/desk.ts";
import { useQueueFull } from "../queue/queueContext.ts";
import { AlertLink } from "./AlertLink.tsx";
import { alertLook, titleOf } from "./alertWords.ts";
import { walkAlerts } from "./walkAlerts.ts";

interface AlertRowProps {
  alert: Notification;
  /** Null where there is no room for details: the row itself leads to what it is about. */
  selection: { readonly isSelected: boolean; onSelect(): void } | null;
  onAcknowledge(): void;
}

/** The whole row is the target of its title. */
const titleClass = "text-left font-[650] no-underline before:absolute before:inset-0 before:rounded-card";

export function AlertRow({ alert, selection, onAcknowledge }: AlertRowProps) {
  const { restaurant } = useDesk();
  const full = useQueueFull();
  const { icon: Icon, tone } = alertLook[alert.notification_type];
  const waits = !alert.acknowledged;
  const acknowledge = () => {
    // The row goes to another place; who works through the list goes on with the next.
    if (!walkAlerts(1)) walkAlerts(-1);
    onAcknowledge();
  };
  const acknowledgeByKey = (event: KeyboardEvent) => {
    if (event.key !== "a" || event.ctrlKey || event.metaKey || !waits || full) return;
    // The alert of a new order hears A as well; here it is about the row in focus.
    event.preventDefault();
    acknowledge();
  };
  const acknowledgeByClick = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // Not every browser moves the focus to a button that is clicked.
    currentTarget.focus({ preventScroll: true });
    acknowledge();
  };
  return (
    <li
      onKeyDown={acknowledgeByKey}
      className={clsx(
        "relative grid grid-cols-[40px_1fr_auto] items-center gap-x-3 rounded-card border p-3 max-sm:grid-cols-[40px_1fr]",
        selection?.isSelected ? "border-action bg-action-soft" : "border-line",
        !selection?.isSelected && (waits ? "bg-surface shadow-1" : "bg-transparent"),
      )}
    >
      <span className={clsx("grid size-10 place-items-center rounded-full", waits ? tone : "bg-sunken text-ink-3")}>
        <Icon size={18} aria-hidden />
      </span>
      <div className="min-w-0">
        <p className={clsx("break-words", !waits && "text-ink-2")}>
          {selection ? (
            <button
              type="button"
              data-alert
              aria-current={selection.isSelected || undefined}
              className={titleClass}
              onClick={selection.onSelect}
              onFocus={selection.onSelect}
            >
              {titleOf(alert)}
            </button>
          ) : (
            <AlertLink alert={alert} className={clsx(titleClass, "text-inherit")}>
              <span data-alert>{titleOf(alert)}</span>
            </AlertLink>
          )}
        </p>
        <p className="text-sm text-ink-2">
          {momentWords(alert.created_at, restaurant.time_zone, serverNow())} · {alert.body}
        </p>
      </div>
      {waits ? (
        <Button
          className="relative max-sm:col-start-2 max-sm:mt-2 max-sm:justify-self-start"
          disabled={full}
          aria-label={`Acknowledge ${titleOf(alert)}`}
          onClick={acknowledgeByClick}
        >
          Acknowledge
        </Button>
      ) : (
        <span className="flex items-center gap-1.5 text-sm font-semibold text-ink-2 max-sm:col-start-2">
          <Check size={16} strokeWidth={2.4} aria-hidden />
          Acknowledged
        </span>
      )}
    </li>
  );
}
