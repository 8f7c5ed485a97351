import { clsx } from "clsx";
import { ALargeSmall, ListChecks, SquareKanban, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useSearch } from "wouter";
import { formatClock } from "../../../../shared/ui/time.ts";
import { type Kitchen, type StationChoice, stationChoices } from "../../../state/kitchen.ts";
import { useDesk } from "../live/desk.ts";
import { useTick } from "../live/ticker.ts";
import { SoundButton } from "../notifications/SoundButton.tsx";
import { chooseNextSize, chooseStation, useKitchenScreen } from "./kitchenScreen.ts";
import { stationWords } from "./kitchenWords.ts";

interface KitchenHeaderProps {
  counts: Kitchen["counts"] | undefined;
  pill: ReactNode;
  /** Null while there is nothing to recall. */
  onRecall: (() => void) | null;
  allDayShown: boolean;
  onAllDay(): void;
}

const control =
  "inline-flex h-16 min-w-16 flex-none items-center max-2xl:min-w-14 max-md:h-12 max-md:min-w-12 justify-center gap-2.5 rounded-card border border-line-strong text-[24px] font-semibold text-ink disabled:opacity-50";

/** Stations, clock and what a cook may need; no way to wander off but the one to the board. */
export function KitchenHeader({ counts, pill, onRecall, allDayShown, onAllDay }: KitchenHeaderProps) {
  return (
    <header className="flex min-h-22 flex-none flex-wrap items-center gap-3 border-b border-line bg-surface px-6 py-3 max-lg:px-3">
      <h1 className="sr-only">Kitchen</h1>
      <Stations counts={counts} />
      <div className="ml-auto flex flex-none items-center gap-3 max-2xl:gap-2">
        <Clock />
        <TextSize />
      </div>
      <div className="flex min-w-0 items-center gap-3 max-2xl:gap-2 max-md:w-full max-md:flex-wrap max-md:justify-between">
        <button
          type="button"
          disabled={onRecall === null}
          onClick={() => onRecall?.()}
          className={clsx(control, "px-4")}
        >
          <Undo2 size={28} aria-hidden />
          <span className="max-2xl:sr-only">Recall</span>
        </button>
        <button
          type="button"
          aria-pressed={allDayShown}
          onClick={onAllDay}
          className={clsx(control, allDayShown && "bg-action-soft", "lg:hidden")}
        >
          <ListChecks size={28} aria-hidden />
          <span className="sr-only">All day</span>
        </button>
        <BoardLink />
        <Large>
          <SoundButton />
        </Large>
        <Large>{pill}</Large>
      </div>
    </header>
  );
}

function Stations({ counts }: { counts: Kitchen["counts"] | undefined }) {
  const chosen = useKitchenScreen(({ station }) => station);
  return (
    // On a phone the stations leave room for the clock, which a wrapping row gives only to what claims none of its own.
    <fieldset className="-m-1 flex min-w-0 gap-2 overflow-x-auto p-1 max-md:flex-1 max-md:basis-0">
      <legend className="sr-only">Station</legend>
      {stationChoices.map((choice) => (
        <StationButton key={choice} choice={choice} count={counts?.[choice] ?? 0} isChosen={choice === chosen} />
      ))}
    </fieldset>
  );
}

function StationButton({ choice, count, isChosen }: { choice: StationChoice; count: number; isChosen: boolean }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={() => chooseStation(choice)}
      className={clsx(
        "flex h-16 flex-none items-center gap-2.5 rounded-card border px-5 text-[24px] font-semibold max-2xl:px-3 max-2xl:text-[20px] max-md:h-12",
        isChosen ? "border-ink bg-ink text-canvas" : "border-line text-ink-2",
      )}
    >
      {stationWords[choice]}
      <b
        className={clsx(
          "grid h-9 min-w-9 place-items-center rounded-full px-1.5 text-[22px] font-bold max-2xl:h-7 max-2xl:min-w-7 max-2xl:text-[18px]",
          isChosen ? "bg-canvas text-ink" : "bg-raised text-ink",
        )}
      >
        {count}
      </b>
    </button>
  );
}

function Clock() {
  const { time_zone: timeZone } = useDesk().restaurant;
  const time = useTick((now) => formatClock(now, timeZone));
  return (
    <time className="mx-2 flex-none text-[40px] font-bold tracking-tight max-2xl:text-[32px] max-2xl:mx-1 max-md:text-[24px]">
      {time}
    </time>
  );
}

function TextSize() {
  const size = useKitchenScreen((screen) => screen.size);
  return (
    <button
      type="button"
      aria-label={`Text size ${size}. Change it`}
      onClick={chooseNextSize}
      className={clsx(control, "px-2")}
    >
      <ALargeSmall size={28} aria-hidden />
      <span className="max-2xl:text-[20px]">{size}</span>
    </button>
  );
}

function BoardLink() {
  const search = useSearch();
  return (
    // A super_admin's restaurant stands in the query and goes along.
    <Link
      href={search ? `/admin?${search}` : "/admin"}
      aria-label="To the board"
      className={clsx(control, "no-underline")}
    >
      <SquareKanban size={28} aria-hidden />
    </Link>
  );
}

/** The header's own buttons, at the size of a kitchen. */
function Large({ children }: { children: ReactNode }) {
  return (
    <div className="flex-none [&>button]:h-16 [&>button]:min-w-14 [&>button]:px-4 [&>button]:text-lg max-md:[&>button]:h-12 max-md:[&>button]:min-w-12 max-md:[&>button]:px-3 max-md:[&>button]:text-sm">
      {children}
    </div>
  );
}
