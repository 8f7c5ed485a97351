import { RefreshCw, Volume2 } from "lucide-react";
import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "../../../../shared/ui/Button.tsx";
import { formatSpan } from "../../../../shared/ui/time.ts";
import { type Line, useLine } from "../live/line.ts";
import { Since } from "../live/Since.tsx";
import { testSound } from "../notifications/sound.ts";
import type { LineWords } from "./connectionWords.ts";
import { useExactTime } from "./useExactTime.ts";

export function ConnectionPopover({ words }: { words: LineWords }) {
  const line = useLine();
  return (
    <Popover.Portal>
      <Popover.Content
        align="end"
        sideOffset={8}
        collisionPadding={8}
        aria-label="Connection"
        className="z-(--z-popover) w-[372px] max-w-[calc(100vw-16px)] animate-rise rounded-card border border-line bg-raised p-4 shadow-3"
      >
        <h2 className="text-md font-[650]">{words.title}</h2>
        <p className="mt-0.5 text-sm text-ink-2">{words.text}</p>
        <dl className="my-3 grid grid-cols-[1fr_auto] gap-x-3 gap-y-2 border-b border-line pb-3 text-sm">
          {line.upToDate ? <LiveFacts line={line} /> : <BehindFacts line={line} />}
        </dl>
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
      </Popover.Content>
    </Popover.Portal>
  );
}

/** Where sockets are switched off there is nothing to reconnect. */
function canReconnect({ connection }: Line): boolean {
  return connection.kind !== "polling" || connection.why !== "socketsOff";
}

function LiveFacts({ line: { connection } }: { line: Line }) {
  const exactTime = useExactTime();
  const { lastEventAt, latencyMs } = connection;
  return (
    <>
      {"since" in connection && <Fact name="Connected since">{exactTime(connection.since)}</Fact>}
      <Fact name="Last event">
        {lastEventAt === undefined ? (
          "none yet"
        ) : (
          <>
            {exactTime(lastEventAt)} · <Since start={lastEventAt} /> ago
          </>
        )}
      </Fact>
      {latencyMs !== undefined && <Fact name="Delay">{Math.round(latencyMs)} ms</Fact>}
    </>
  );
}

function BehindFacts({ line }: { line: Line }) {
  const exactTime = useExactTime();
  const { connection, currentUntil, pollingInterval } = line;
  const next = "next" in connection ? connection.next : undefined;
  return (
    <>
      {currentUntil !== undefined && (
        <Fact name="What you see is from">
          {exactTime(currentUntil)} · <Since start={currentUntil} /> ago
        </Fact>
      )}
      {next !== undefined && <Fact name="Next try">at {exactTime(next)}</Fact>}
      {connection.kind === "reconnecting" && (
        <Fact name="Attempt">
          {connection.attempt} of {connection.of}
        </Fact>
      )}
      {connection.kind !== "offline" && connection.kind !== "signedOut" && (
        <Fact name="Checking meanwhile">every {formatSpan(pollingInterval)}</Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="text-right font-semibold">{children}</dd>
    </>
  );
}
