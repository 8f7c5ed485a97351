import { browserTabs } from "./browserTabs.ts";
import type { Line, LineEvents, LineParts } from "./line.ts";
import { OwnLine } from "./ownLine.ts";
import { SharedLine } from "./sharedLine.ts";

/** A connection that all tabs with the same key share; where the browser cannot join them, one of its own. */
export function openLine(parts: LineParts, hears: LineEvents, key: string): Line {
  const tabs = browserTabs();
  return tabs === undefined ? new OwnLine(parts, hears) : new SharedLine(parts, hears, tabs, key);
}
