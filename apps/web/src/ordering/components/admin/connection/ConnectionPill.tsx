import { clsx } from "clsx";
import { ListRestart, LoaderCircle, Lock, type LucideIcon, RefreshCw, Timer, WifiOff } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useRef } from "react";
import { announce } from "../live/announcer.ts";
import { useLine } from "../live/line.ts";
import { ConnectionPopover } from "./ConnectionPopover.tsx";
import { connectionWords, type LineLook } from "./connectionWords.ts";

const looks: Readonly<Record<LineLook, string>> = {
  connecting: "border-line-strong bg-surface text-ink-2",
  live: "border-ready/45 bg-surface text-ready-text",
  catchingUp: "border-transparent bg-pending-soft text-pending-text",
  reconnecting: "border-transparent bg-amber text-on-amber",
  polling: "border-transparent bg-amber-soft text-amber-text",
  offline: "border-transparent bg-ink text-canvas",
  signedOut: "border-transparent bg-red text-on-red",
};

const icons: Readonly<Record<Exclude<LineLook, "live">, LucideIcon>> = {
  connecting: LoaderCircle,
  catchingUp: ListRestart,
  reconnecting: RefreshCw,
  polling: Timer,
  offline: WifiOff,
  signedOut: Lock,
};

const spokenAfterMs = 5000;

/** At the right end of every staff header: how the screen learns of changes, and more on a tap. */
export function ConnectionPill() {
  const line = useLine();
  const words = connectionWords(line.connection, line);
  useSpokenChange(words.word);
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`Connection: ${words.word} ${words.detail}`.trim()}
        className={clsx(
          "relative inline-flex h-10 flex-none items-center gap-2 rounded-pill border pr-3.5 pl-3 text-sm font-semibold whitespace-nowrap before:absolute before:-inset-y-0.5 before:inset-x-0",
          looks[words.look],
        )}
      >
        <PillIcon look={words.look} />
        {words.word}
        {words.detail && (
          <span className={clsx("font-medium max-md:hidden", words.look === "live" && "text-ink-2")}>
            {words.detail}
          </span>
        )}
      </Popover.Trigger>
      <ConnectionPopover words={words} />
    </Popover.Root>
  );
}

function PillIcon({ look }: { look: LineLook }) {
  if (look === "live") {
    return <span aria-hidden className="mx-1 size-2.5 rounded-full bg-ready shadow-[0_0_0_4px_var(--ready-soft)]" />;
  }
  const Icon = icons[look];
  return <Icon size={18} className={look === "connecting" ? "animate-turn" : ""} aria-hidden />;
}

/** A change that lasts is read out; a hiccup is not. */
function useSpokenChange(word: string): void {
  const spoken = useRef(word);
  useEffect(() => {
    if (spoken.current === word) return;
    const timer = setTimeout(() => {
      spoken.current = word;
      announce(`Connection: ${word}`);
    }, spokenAfterMs);
    return () => clearTimeout(timer);
  }, [word]);
}
