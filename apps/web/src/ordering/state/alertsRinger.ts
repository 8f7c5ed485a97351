/** What a tab last said of itself. */
export interface TabReport {
  readonly tab: string;
  /** Its sound is on and the browser lets it play. */
  readonly audible: boolean;
  readonly visible: boolean;
  /** When it said so, in milliseconds of any one clock. */
  readonly at: number;
}

/** Longer than the time between two reports, short enough to hand over within two seconds. */
const believedForMs = 1900;

/** The one tab that rings for all tabs of this browser: one that can, the visible one first; null where none can. */
export function ringingTab(reports: Iterable<TabReport>, now: number): string | null {
  const able = [...reports].filter((report) => report.audible && now - report.at < believedForMs);
  const [first] = able.sort(
    (a, b) => Number(b.visible) - Number(a.visible) || (a.tab < b.tab ? -1 : Number(a.tab > b.tab)),
  );
  return first?.tab ?? null;
}
