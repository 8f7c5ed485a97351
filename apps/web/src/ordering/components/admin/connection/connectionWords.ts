import type { PageConnection } from "../../../../shared/services/pageConnection.ts";

/** How the pill looks; each has its icon and its word. */
export type LineLook = "connecting" | "live" | "catchingUp" | "reconnecting" | "polling" | "offline" | "signedOut";

export interface LineWords {
  readonly look: LineLook;
  readonly word: string;
  readonly detail: string;
  /** The popover: what is so, and what is safe. */
  readonly title: string;
  readonly text: string;
}

interface Around {
  readonly upToDate: boolean;
  readonly pollingInterval: number;
}

/** What the pill and its popover say. "Live" is said only while everything on the screen is. */
export function connectionWords(connection: PageConnection, { upToDate, pollingInterval }: Around): LineWords {
  const every = `every ${Math.round(pollingInterval / 1000)} s`;
  switch (connection.kind) {
    case "idle":
    case "connecting":
      return {
        look: "connecting",
        word: "Connecting…",
        detail: "",
        title: "Connecting to the server",
        text: `Until it stands, the board is checked ${every}.`,
      };
    case "catchingUp":
      return catchingUp;
    case "live":
      if (connection.rejected > 0) return slow(every, "The server refuses a part of the live updates.");
      return upToDate ? live : catchingUp;
    case "reconnecting":
      return {
        look: "reconnecting",
        word: "Reconnecting",
        detail: `${connection.attempt} of ${connection.of}`,
        title: "Trying to reach the server",
        text: "The board may be behind. No order is lost: what comes in meanwhile shows here afterwards.",
      };
    case "polling":
      return slow(every, pollingReasons[connection.why]);
    case "offline":
      return {
        look: "offline",
        word: "Offline",
        detail: "",
        title: "This device has no network",
        text: "The board stays as it was. It goes on by itself when the network is back.",
      };
    case "signedOut":
      return {
        look: "signedOut",
        word: "Signed out",
        detail: "",
        title: "You are signed out",
        text: "Sign in again to see new orders.",
      };
    default:
      return connection satisfies never;
  }
}

const pollingReasons: Readonly<Record<Extract<PageConnection, { kind: "polling" }>["why"], string>> = {
  gaveUp: "Cannot reach the server for live updates.",
  refused: "The server refuses live updates to this page.",
  socketsOff: "Live updates are switched off here.",
};

const live: LineWords = {
  look: "live",
  word: "Live",
  detail: "just now",
  title: "Live",
  text: "Every change shows here the moment it is made.",
};

const catchingUp: LineWords = {
  look: "catchingUp",
  word: "Catching up",
  detail: "",
  title: "Catching up",
  text: "What happened meanwhile is on its way.",
};

function slow(every: string, why: string): LineWords {
  return { look: "polling", word: `Checking ${every}`, detail: "", title: `Checking ${every} instead`, text: why };
}
