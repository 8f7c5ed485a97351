import { clsx } from "clsx";
import { ListRestart, LoaderCircle, Lock, type LucideIcon, RefreshCw, Timer, WifiOff } from "lucide-react";
import { type ComponentProps, lazy, Suspense, useEffect, useRef, useState } from "react";
import { laterParts } from "../laterParts.ts";
import { announce } from "../live/announcer.ts";
import { useLine } from "../live/line.ts";
import { useQueue } from "../queue/queueContext.ts";
import { connectionWords, type LineLook, type LineWords } from "./connectionWords.ts";

const ConnectionPopover = lazy(() =>
  laterParts.connectionPopover().then((module) => ({ default: module.ConnectionPopover })),
);

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

/** At the right end of every staff header: how the screen learns of changes, what waits to be sent, and more on a tap. */
export function ConnectionPill() {
  const line = useLine();
  const { saved, refused } = useQueue();
  const waiting = saved.filter(({ waited }) => waited).length;
  const words = connectionWords(line.connection, { ...line, saved: waiting });
  const unread = refused.filter(({ listed }) => listed).length;
  useSpokenLoss(words);
  const [isUsed, setUsed] = useState(false);
  const closed = (
    <Pill
      words={words}
      waiting={waiting}
      unread={unread}
      aria-haspopup="dialog"
      aria-expanded={false}
      onClick={() => setUsed(true)}
    />
  );
  if (!isUsed) return closed;
  return (
    <Suspense fallback={closed}>
      <ConnectionPopover words={words} pill={<Pill words={words} waiting={waiting} unread={unread} />} />
    </Suspense>
  );
}

interface PillProps extends ComponentProps<"button"> {
  words: LineWords;
  waiting: number;
  unread: number;
}

function Pill({ words, waiting, unread, ...button }: PillProps) {
  return (
    <button
      type="button"
      {...button}
      aria-label={labelOf(words, unread)}
      className={clsx(
        "relative inline-flex h-10 flex-none items-center gap-2 rounded-pill border pr-3.5 pl-3 text-sm font-semibold whitespace-nowrap before:absolute before:-inset-y-0.5 before:inset-x-0",
        looks[words.look],
      )}
    >
      <PillIcon look={words.look} />
      {words.word}
      <PillDetail words={words} waiting={waiting} />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -top-1.5 -right-1 grid h-5 min-w-5 place-items-center rounded-pill bg-red px-1 text-xs font-bold text-on-red"
        >
          {unread}
        </span>
      )}
    </button>
  );
}

function labelOf({ word, detail, saved }: LineWords, unread: number): string {
  const refused = unread > 0 ? `${unread} not taken` : "";
  return `Connection: ${[[word, detail].filter(Boolean).join(" "), saved, refused].filter(Boolean).join(", ")}`;
}

/** A phone has room for the number alone. */
function PillDetail({ words: { look, detail, saved }, waiting }: { words: LineWords; waiting: number }) {
  const shown = [look === "live" && saved ? "" : detail, saved].filter(Boolean).join(" · ");
  if (!shown) return null;
  return (
    <>
      <span className={clsx("font-medium max-md:hidden", look === "live" && "text-ink-2")}>{shown}</span>
      {waiting > 0 && <span className="md:hidden">· {waiting}</span>}
    </>
  );
}

function PillIcon({ look }: { look: LineLook }) {
  if (look === "live") {
    return <span aria-hidden className="mx-1 size-2.5 rounded-full bg-ready shadow-[0_0_0_4px_var(--ready-soft)]" />;
  }
  const Icon = icons[look];
  return <Icon size={18} className={look === "connecting" ? "animate-turn" : ""} aria-hidden />;
}

/** A change that lasts is read out; a hiccup is not. That it is live again is said with what came back (`useLiveAgain`). */
function useSpokenLoss({ look, word }: LineWords): void {
  const spoken = useRef<string>("live");
  useEffect(() => {
    if (look === "live") spoken.current = look;
    if (spoken.current === look) return;
    const timer = setTimeout(() => {
      spoken.current = look;
      announce(`Connection: ${word}`);
    }, spokenAfterMs);
    return () => clearTimeout(timer);
  }, [look, word]);
}
