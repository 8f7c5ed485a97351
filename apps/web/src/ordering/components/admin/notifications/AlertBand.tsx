import { clsx } from "clsx";
import { BellRing, ChevronLeft, ChevronRight, VolumeX } from "lucide-react";
import type { ReactNode } from "react";
import { Elapsed } from "../live/Elapsed.tsx";
import { turnSoundOn, useSound } from "./sound.ts";

interface AlertBandProps {
  waitsSince: number;
  /** From 0 among the `count` that wait. */
  position: number;
  count: number;
  onStep(step: 1 | -1): void;
}

export function AlertBand({ waitsSince, position, count, onStep }: AlertBandProps) {
  const blocked = useSound((sound) => sound.state === "blocked");
  return (
    <div className="flex-none bg-pending text-on-action">
      <div className="flex items-center gap-2.5 px-4 py-3 font-semibold">
        <span className="grid size-8.5 flex-none place-items-center rounded-full bg-on-action/20">
          <BellRing size={18} className="bell-swing" aria-hidden />
        </span>
        {/* Beside the arrows a phone has no room for both on one line. */}
        <span
          className={clsx(
            "flex min-w-0 flex-1 justify-between gap-x-2.5 whitespace-nowrap",
            count > 1 ? "max-md:flex-col md:items-center" : "items-center",
          )}
        >
          <b className="text-md">{count > 1 ? `${count} new orders` : "New order"}</b>
          <span>
            waiting <Elapsed start={waitsSince} />
          </span>
        </span>
        {count > 1 && (
          <span className="flex items-center">
            <StepButton label="The order before" onStep={() => onStep(-1)}>
              <ChevronLeft size={21} aria-hidden />
            </StepButton>
            <span className="text-sm whitespace-nowrap">
              {position + 1} of {count}
            </span>
            <StepButton label="The next order" onStep={() => onStep(1)}>
              <ChevronRight size={21} aria-hidden />
            </StepButton>
          </span>
        )}
      </div>
      {blocked && (
        <button
          type="button"
          onClick={() => void turnSoundOn()}
          className="flex min-h-11 w-full items-center justify-center gap-2 bg-red-soft px-4 font-semibold text-red-text"
        >
          <VolumeX size={18} aria-hidden />
          Sound blocked. Turn on sound
        </button>
      )}
    </div>
  );
}

function StepButton({ label, onStep, children }: { label: string; onStep: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-label={label} onClick={onStep} className="-my-2 grid size-11 place-items-center">
      {children}
    </button>
  );
}
