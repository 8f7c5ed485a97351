import { useEffect } from "react";
import { useLine } from "../live/line.ts";
import { play } from "../notifications/sound.ts";

const heardAfterMs = 60_000;
const low = 146.83;

/** One low tone when the line has been gone for a minute; the next one only after it was back. */
export function useLostLine(): void {
  const { connection } = useLine();
  const lost = connection.kind === "reconnecting" || connection.kind === "offline" || isGivenUp(connection);
  useEffect(() => {
    if (!lost) return;
    const timer = setTimeout(() => play([low], 0.6), heardAfterMs);
    return () => clearTimeout(timer);
  }, [lost]);
}

/** Where sockets are switched off nothing is lost. */
function isGivenUp(connection: ReturnType<typeof useLine>["connection"]): boolean {
  return connection.kind === "polling" && connection.why === "gaveUp";
}
