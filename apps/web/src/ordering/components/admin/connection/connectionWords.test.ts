import { describe, expect, it } from "vitest";
import type { PageConnection } from "../../../../shared/services/pageConnection.ts";
import { connectionWords } from "./connectionWords.ts";

const measures = { currentUntil: undefined, rejected: 0 };
const around = { upToDate: true, pollingInterval: 5_000, saved: 0 };
const say = (connection: PageConnection, differences: Partial<typeof around> = {}) => {
  const { look, word, detail, saved } = connectionWords(connection, { ...around, ...differences });
  return [look, [`${word} ${detail}`.trim(), saved].filter(Boolean).join(" · ")];
};
const live: PageConnection = { kind: "live", since: 0, ...measures };

describe("what is said of the connection", () => {
  it("R13 has a word of its own for each state", () => {
    expect(say({ kind: "connecting", since: 0, ...measures })).toEqual(["connecting", "Connecting…"]);
    expect(say({ kind: "catchingUp", since: 0, ...measures })).toEqual(["catchingUp", "Catching up"]);
    expect(say({ kind: "reconnecting", since: 0, attempt: 3, of: 10, next: 5, ...measures })).toEqual([
      "reconnecting",
      "Reconnecting 3 of 10",
    ]);
    expect(say({ kind: "polling", why: "gaveUp", since: 0, next: undefined, ...measures })).toEqual([
      "polling",
      "Checking every 5 s",
    ]);
    expect(say({ kind: "offline", since: 0, next: 0, ...measures })).toEqual(["offline", "Offline"]);
    expect(say({ kind: "signedOut", since: 0, reason: "remote", detail: "logout", ...measures })).toEqual([
      "signedOut",
      "Signed out",
    ]);
  });

  it("R13 says Live only while all that is shown is", () => {
    expect(say(live)).toEqual(["live", "Live just now"]);
    expect(say(live, { upToDate: false })).toEqual(["catchingUp", "Catching up"]);
  });

  it("R11 says that it asks when the server refuses a subscription", () => {
    expect(say({ ...live, rejected: 1 })).toEqual(["polling", "Checking every 5 s"]);
  });

  it("R13 counts what is saved, and while it can be sent says that it is", () => {
    const reconnecting = { kind: "reconnecting", since: 0, attempt: 3, of: 10, next: 5, ...measures } as const;
    expect(say(reconnecting, { saved: 2 })).toEqual(["reconnecting", "Reconnecting 3 of 10 · 2 saved"]);
    expect(say({ kind: "offline", since: 0, next: 0, ...measures }, { saved: 2 })).toEqual([
      "offline",
      "Offline · 2 saved",
    ]);
    expect(say(live, { saved: 2 })).toEqual(["live", "Live just now · sending 2"]);
  });
});
