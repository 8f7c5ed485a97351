import type { PageConnection } from "../../../../shared/services/pageConnection.ts";

/** How the pill looks; each has its icon and its word. */
export type LineLook = "connecting" | "live" | "catchingUp" | "reconnecting" | "polling" | "offline" | "signedOut";

export interface LineWords {
  readonly look: LineLook;
  readonly word: string;
  readonly detail: string;
  /** `2 saved`; empty where nothing waits. */
  readonly saved: string;
  /** The popover: what is so, and what is safe. */
  readonly title: string;
  readonly text: string;
}

interface Around {
  readonly upToDate: boolean;
  readonly pollingInterval: number;
  /** Actions that wait to be sent. */
  readonly saved: number;
}

/** What the pill and its popover say. "Live" is said only while everything on the screen is. */
export function connectionWords(connection: PageConnection, around: Around): LineWords {
  const words = lineWords(connection, around);
  return { ...words, saved: savedWords(words.look, around.saved) };
}

function lineWords(connection: PageConnection, { upToDate, pollingInterval }: Around): Omit<LineWords, "saved"> {
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
        text: "The board may be behind. Keep working: what you tap is saved here and sent in order.",
      };
    case "polling":
      return slow(every, pollingReasons[connection.why]);
    case "offline":
      return {
        look: "offline",
        word: "Offline",
        detail: "",
        title: "This device has no network",
        text: "The board stays as it was. Keep working: what you tap is saved here and sent in order when the network is back.",
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
  gaveUp: "Cannot reach the server for live updates. What you tap is saved here until it is sent.",
  refused: "The server refuses live updates to this page.",
  socketsOff: "Live updates are switched off here.",
};

const live: Omit<LineWords, "saved"> = {
  look: "live",
  word: "Live",
  detail: "just now",
  title: "Live",
  text: "Every change shows here the moment it is made.",
};

const catchingUp: Omit<LineWords, "saved"> = {
  look: "catchingUp",
  word: "Catching up",
  detail: "",
  title: "Catching up",
  text: "What happened meanwhile is on its way.",
};

function savedWords(look: LineLook, saved: number): string {
  if (saved === 0) return "";
  return look === "live" || look === "catchingUp" ? `sending ${saved}` : `${saved} saved`;
}

function slow(every: string, why: string): Omit<LineWords, "saved"> {
  return { look: "polling", word: `Checking ${every}`, detail: "", title: `Checking ${every} instead`, text: why };
}
