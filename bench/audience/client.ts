/** One client of the audience. */
export interface Client {
  /** Resolves when it hears of all events from now on, and of those that it missed if its kind comes back to where it was. */
  join(): Promise<void>;
  cut(): void;
  /** What went wrong with the events that it heard: lost, doubled, out of order, or its line was lost for good. */
  readonly faults: number;
  /** How often it lost its line and came back to where it was. */
  readonly returns: number;
  /** The offset of the last event that it heard; 0 where events have none. */
  readonly offset: number;
}

export type MakeClient = (where: { readonly port: number; readonly onEvent: (payload: Buffer) => void }) => Client;

/** Pings, confirmations and the like are shorter than any event. */
export const shortestEvent = 400;
