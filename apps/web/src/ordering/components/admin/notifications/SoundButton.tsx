import { clsx } from "clsx";
import { Volume2, VolumeX } from "lucide-react";
import { useCallback } from "react";
import { formatAge } from "../../../state/boardAge.ts";
import { useTick } from "../live/ticker.ts";
import { endQuiet, turnSoundOff, turnSoundOn, useSound } from "./sound.ts";

/** In the header: whether this device rings, and the switch for it. */
export function SoundButton() {
  const { state, quietUntil } = useSound();
  const quiet = useQuietLeft(quietUntil);
  const silent = state !== "on" || quiet !== null;
  const word = wordOf(state, quiet);
  const press = () => {
    if (quiet !== null) endQuiet();
    else if (state === "on") turnSoundOff();
    else void turnSoundOn();
  };
  return (
    <button
      type="button"
      onClick={press}
      aria-label={silent ? `${word ?? "Sound is off"}. Turn it on` : "Sound is on. Turn it off"}
      className={clsx(
        "inline-flex h-11 min-w-11 flex-none items-center justify-center gap-1.5 rounded-control text-sm font-semibold",
        state === "blocked" ? "bg-red-soft px-2.5 text-red-text" : "text-ink-2 hover:bg-ink/8",
      )}
    >
      {silent ? <VolumeX size={21} aria-hidden /> : <Volume2 size={21} aria-hidden />}
      {word && <span className="max-md:sr-only">{word}</span>}
    </button>
  );
}

function wordOf(state: ReturnType<typeof useSound.getState>["state"], quiet: string | null): string | null {
  if (state === "blocked") return "Sound blocked";
  return quiet === null ? null : `Quiet ${quiet}`;
}

/** `4:12` for as long as this device keeps quiet. */
function useQuietLeft(quietUntil: number | null): string | null {
  const read = useCallback(
    (now: number) => (quietUntil !== null && now < quietUntil ? formatAge(quietUntil - now) : null),
    [quietUntil],
  );
  return useTick(read);
}
