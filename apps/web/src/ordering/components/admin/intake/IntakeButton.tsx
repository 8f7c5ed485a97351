import { clsx } from "clsx";
import { ChevronDown, CircleCheck, Hourglass } from "lucide-react";
import { useCallback } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { serviceOf } from "../../../state/service.ts";
import { useDesk } from "../live/desk.ts";
import { useTick } from "../live/ticker.ts";
import { openDialog } from "../shell/deskDialog.ts";
import { intakeWords } from "./intakeWords.ts";

/** In the header: whether orders are taken, and the way to slow or stop them. On a phone only while they are not as usual. */
export function IntakeButton() {
  const { restaurant } = useDesk();
  const words = useTick(useCallback((now: number) => intakeWords(restaurant, now), [restaurant]));
  const usual = serviceOf(restaurant, serverNow()).kind === "open";
  const Icon = usual ? CircleCheck : Hourglass;
  return (
    <button
      type="button"
      onClick={() => openDialog("intake")}
      aria-haspopup="dialog"
      className={clsx(
        "inline-flex h-11 flex-none items-center gap-2 rounded-control border px-3 text-sm font-semibold whitespace-nowrap",
        usual
          ? "border-line-strong bg-surface hover:bg-sunken max-md:hidden"
          : "border-transparent bg-amber text-on-amber",
      )}
    >
      <Icon size={16} strokeWidth={2.4} aria-hidden />
      <span className={clsx(usual ? "max-lg:sr-only" : "max-md:sr-only")}>{words}</span>
      <ChevronDown size={16} className="max-lg:hidden" aria-hidden />
    </button>
  );
}
