import { describe, expect, it } from "vitest";
import type { PageConnection } from "../services/pageConnection.ts";
import { freshnessWords } from "./freshness.ts";

const line = (
  kind: PageConnection["kind"],
  differences: { upToDate?: boolean; rejected?: number; currentUntil?: number } = {},
) => ({
  connection: { kind, rejected: differences.rejected ?? 0, currentUntil: differences.currentUntil },
  upToDate: differences.upToDate ?? false,
});

describe("freshnessWords", () => {
  it("R13 says live only while everything is current", () => {
    expect(freshnessWords(line("live", { upToDate: true }), 0, 1)).toEqual({ isLive: true });
    expect(freshnessWords(line("live", { rejected: 1 }), 0, 40_000)).toEqual({
      isLive: false,
      words: "Last checked 40 s ago",
    });
  });

  it("R13 says that it catches up until what was missed is loaded, too", () => {
    for (const kind of ["catchingUp", "live"] as const)
      expect(freshnessWords(line(kind), 0, 1)).toEqual({ isLive: false, words: "Catching up" });
  });

  it.each(["idle", "connecting", "reconnecting", "polling", "signedOut"] as const)(
    "R13 says the age while %s",
    (kind) => {
      expect(freshnessWords(line(kind), 1_000, 41_000)).toEqual({ isLive: false, words: "Last checked 40 s ago" });
      expect(freshnessWords(line(kind), 1_000, 5_000)).toEqual({ isLive: false, words: "Last checked just now" });
    },
  );

  it("R13 counts the age from when it was last known to be current", () => {
    const offline = line("offline", { currentUntil: 60_000 });
    expect(freshnessWords(offline, 0, 180_000)).toEqual({ isLive: false, words: "Offline, last checked 2 min ago" });
  });
});
