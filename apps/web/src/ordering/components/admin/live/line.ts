import { createContext, useContext } from "react";
import type { PageConnection } from "../../../../shared/services/pageConnection.ts";

/** How this screen learns of changes at the moment, and how old what it shows may be. */
export interface Line {
  readonly connection: PageConnection;
  /** All that the screen shows is live: the socket is, every subscription is, and the first reads are there. */
  readonly upToDate: boolean;
  /** Until when the screen was known to be current, by the server's clock; undefined while it is, or before it was. */
  readonly currentUntil: number | undefined;
  readonly pollingInterval: number;
  reconnectNow(): void;
}

const LineContext = createContext<Line | null>(null);

export const LineProvider = LineContext.Provider;

export function useLine(): Line {
  const line = useContext(LineContext);
  if (!line) throw new Error("useLine needs a LineProvider above it");
  return line;
}
