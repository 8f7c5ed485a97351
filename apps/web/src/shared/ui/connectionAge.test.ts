import { describe, expect, it } from "vitest";
import { lineWords } from "./connectionAge.ts";

const line = (kind: string, differences = {}) => ({ kind, rejected: 0, currentUntil: undefined, ...differences });

describe("lineWords", () => {
  it("R13 says live only while live with nothing rejected", () => {
    expect(lineWords(line("live"), 0, 1)).toEqual({ isLive: true });
    expect(lineWords(line("live", { rejected: 1 }), 0, 40_000)).toEqual({
      isLive: false,
      words: "Last checked 40 s ago",
    });
    expect(lineWords(line("catchingUp"), 0, 1)).toEqual({ isLive: false, words: "Catching up" });
  });

  it.each(["idle", "connecting", "reconnecting", "polling", "signedOut"])("R13 says the age while %s", (kind) => {
    expect(lineWords(line(kind), 1_000, 41_000)).toEqual({ isLive: false, words: "Last checked 40 s ago" });
    expect(lineWords(line(kind), 1_000, 5_000)).toEqual({ isLive: false, words: "Last checked just now" });
  });

  it("R13 counts the age from when it was last known to be current", () => {
    const offline = line("offline", { currentUntil: 60_000 });
    expect(lineWords(offline, 0, 180_000)).toEqual({ isLive: false, words: "Offline, last checked 2 min ago" });
  });
});
