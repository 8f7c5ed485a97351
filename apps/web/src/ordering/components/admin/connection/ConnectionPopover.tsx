import { RefreshCw, Volume2 } from "lucide-react";
import { Popover } from "radix-ui";
import type { ReactElement } from "react";
import { toServerTime } from "../../../../shared/http/serverClock.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { formatSpan } from "../../../../shared/ui/time.ts";
import { useColleagues } from "../live/colleagues.ts";
import { type Line, useLine } from "../live/line.ts";
import { Since } from "../live/Since.tsx";
import { testSound } from "../notifications/sound.ts";
import { RefusedList } from "../queue/RefusedList.tsx";
import { SavedList } from "../queue/SavedList.tsx";
import type { LineWords } from "./connectionWords.ts";
import { Diagnostics } from "./Diagnostics.tsx";
import { Fact } from "./Fact.tsx";
import { NextTry } from "./NextTry.tsx";
import { useExactTime } from "./useExactTime.ts";
import { usePulse } from "./usePulse.ts";

/** What stands behind the pill: what is so, how old the screen is, what waits, and what can be done. */
export function ConnectionPopover({ words, pill }: { words: LineWords; pill: ReactElement }) {
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger asChild>{pill}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label="Connection"
          className="z-(--z-popover) max-h-(--radix-popover-content-available-height) w-[372px] max-w-[calc(100vw-16px)] animate-rise overflow-y-auto rounded-card border border-line bg-raised p-4 shadow-3"
        >
          <Standing words={words} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Standing({ words }: { words: LineWords }) {
  const line = useLine();
  return (
    <>
      <h2 className="text-md font-[650]">{words.title}</h2>
      <p className="mt-0.5 text-sm text-ink-2">{words.text}</p>
      <dl className="mt-3 grid grid-cols-[1fr_auto] gap-x-3 gap-y-2 border-b border-line pb-3 text-sm empty:hidden">
        {line.upToDate ? <LiveFacts line={line} /> : <BehindFacts line={line} />}
      </dl>
      <SavedList />
      <RefusedList />
      <div className="mt-3">
        {line.upToDate || !canReconnect(line) ? (
          <Button className="w-full" onClick={() => void testSound()}>
            <Volume2 size={18} aria-hidden />
            Test sound
          </Button>
        ) : (
          <Button variant="primary" className="w-full" onClick={line.reconnectNow}>
            <RefreshCw size={18} aria-hidden />
            Reconnect now
          </Button>
        )}
      </div>
      <Diagnostics />
    </>
  );
}

/** Where sockets are switched off there is nothing to reconnect, and who is signed out signs in first. */
function canReconnect({ connection }: Line): boolean {
  return connection.kind === "polling" ? connection.why !== "socketsOff" : connection.kind !== "signedOut";
}

function LiveFacts({ line: { connection } }: { line: Line }) {
  const exactTime = useExactTime();
  const { lastEventAt, latencyMs } = usePulse();
  const others = useColleagues((state) => state.others);
  const eventAt = lastEventAt === undefined ? undefined : toServerTime(lastEventAt);
  return (
    <>
      {"since" in connection && <Fact name="Connected since">{exactTime(toServerTime(connection.since))}</Fact>}
      <Fact name="Last event">
        {eventAt === undefined ? (
          "none yet"
        ) : (
          <>
            {exactTime(eventAt)} · <Since start={eventAt} /> ago
          </>
        )}
      </Fact>
      {latencyMs !== undefined && <Fact name="Delay">{Math.round(latencyMs)} ms</Fact>}
      {others.length > 0 && <Fact name="Also here">{others.map(({ name }) => name).join(", ")}</Fact>}
    </>
  );
}

function BehindFacts({ line }: { line: Line }) {
  const exactTime = useExactTime();
  const { connection, currentUntil, pollingInterval } = line;
  const since = "since" in connection ? toServerTime(connection.since) : undefined;
  const checks = connection.kind !== "offline" && connection.kind !== "signedOut";
  return (
    <>
      {currentUntil !== undefined && (
        <Fact name="What you see is from">
          {exactTime(currentUntil)} · <Since start={currentUntil} /> ago
        </Fact>
      )}
      {since !== undefined && currentUntil === undefined && <Fact name="So since">{exactTime(since)}</Fact>}
      <NextTry connection={connection} />
      {checks && <Fact name="Checking meanwhile">every {formatSpan(pollingInterval)}</Fact>}
    </>
  );
}
