import { expect, it } from "vitest";
import { viewConnections } from "./connectionsView.ts";

const connection = (unsentBytes: number, phase: "authenticating" | "open" | "closed" = "open") => ({
  phase,
  extended: unsentBytes % 2 === 0,
  subscriptions: ["one", "two"],
  unsentBytes,
});

it("P31 shows the ten connections with the most unsent bytes, and counts those beyond a page of history", () => {
  const unsent = [0, 65_536, 65_537, 0, ...Array.from({ length: 12 }, (_, at) => at + 1)];
  const view = viewConnections([...unsent.map((bytes) => connection(bytes)), connection(100_000, "closed")]);
  expect(view).toMatchObject({
    total: 17,
    byPhase: { authenticating: 0, open: 16, closing: 1 },
    subscriptions: 34,
    unsentBytes: 231_151,
    slow: 2,
  });
  expect(view.slowest.map(({ unsentBytes }) => unsentBytes)).toEqual([100_000, 65_537, 65_536, 12, 11, 10, 9, 8, 7, 6]);
  expect(view.slowest[0]).toEqual({ protocol: "extended", phase: "closing", subscriptions: 2, unsentBytes: 100_000 });
});

it("P31 shows nothing where nobody is", () => {
  expect(viewConnections([])).toEqual({
    total: 0,
    byPhase: { authenticating: 0, open: 0, closing: 0 },
    byProtocol: { base: 0, extended: 0 },
    subscriptions: 0,
    unsentBytes: 0,
    slow: 0,
    slowest: [],
  });
});
