import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { type ReactNode, useCallback } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { Dialog } from "../../../../shared/ui/Dialog.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { formatClock } from "../../../../shared/ui/time.ts";
import { type IntakeChoice, setIntake } from "../../../api/restaurant.ts";
import { serviceOf } from "../../../state/service.ts";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { holdRestaurant } from "../live/holdRestaurant.ts";
import { useTick } from "../live/ticker.ts";
import { closeDialog } from "../shell/deskDialog.ts";
import { intakeWords } from "./intakeWords.ts";

const busyMinutes = 60;
const extraMinutes = [10, 20, 30] as const;
const pauses = [15, 30, 60] as const;
const minuteMs = 60_000;

/** Normal, busy or paused; each says when it ends, and ends by itself (O12). */
export function IntakeDialog() {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  const { run, busy, failure } = useCommand((intake: IntakeChoice, how) =>
    setIntake(intake, { restaurantId: restaurant.id, ...how }),
  );
  const words = useTick(useCallback((now: number) => intakeWords(restaurant, now), [restaurant]));
  const minute = useTick(useCallback((now: number) => Math.floor(now / minuteMs), []));
  const service = serviceOf(restaurant, minute * minuteMs);
  const until = (minutes: number) => formatClock((minute + minutes) * minuteMs, restaurant.time_zone);
  const choose = async (intake: IntakeChoice) => {
    const changed = await run(intake);
    if (!changed) return;
    holdRestaurant(client, changed);
    announce(intakeWords(changed, serverNow()));
    closeDialog();
  };
  return (
    <Dialog onClose={closeDialog} title="Taking orders" description={`${words}. Customers see it at once.`}>
      <div className="grid gap-5" aria-busy={busy}>
        <FailureNote failure={failure} />
        <Choice
          label="As usual"
          detail={`Ready in about ${restaurant.prep_minutes} min`}
          chosen={restaurant.intake.state === "open"}
          onChoose={() => void choose({ state: "open" })}
        />
        <Group title="Busy: longer waits">
          {extraMinutes.map((extra) => (
            <Choice
              key={extra}
              label={`+${extra} min`}
              detail={`until ${until(busyMinutes)}`}
              chosen={service.kind === "busy" && restaurant.intake.extra_minutes === extra}
              onChoose={() => void choose({ state: "busy", minutes: busyMinutes, extra_minutes: extra })}
            />
          ))}
        </Group>
        <Group title="Pause: orders for later only">
          {pauses.map((minutes) => (
            <Choice
              key={minutes}
              label={`${minutes} min`}
              detail={`until ${until(minutes)}`}
              chosen={false}
              onChoose={() => void choose({ state: "paused", minutes })}
            />
          ))}
        </Group>
      </div>
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{title}</legend>
      <div className="grid grid-cols-3 gap-2">{children}</div>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  detail: string;
  chosen: boolean;
  onChoose(): void;
}

function Choice({ label, detail, chosen, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        "grid min-h-14 content-center rounded-control border px-3 py-2 text-left hover:bg-sunken",
        chosen ? "border-action bg-action-soft" : "border-line-strong bg-surface",
      )}
    >
      <b className="font-semibold">{label}</b>
      <span className="text-sm text-ink-2">{detail}</span>
    </button>
  );
}
