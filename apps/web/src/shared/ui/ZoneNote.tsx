import { zoneWords } from "./time.ts";

/** Says whose clock the times on the page are by, when it is not the viewer's. */
export function ZoneNote({ now, timeZone }: { now: number; timeZone: string }) {
  const words = zoneWords(now, timeZone);
  return words && <p className="text-sm text-ink-2">{words}</p>;
}
