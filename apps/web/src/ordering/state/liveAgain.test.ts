import { describe, expect, it } from "vitest";
import { type ComebackEvent, type Currency, nextComeback, noComeback } from "./liveAgain.ts";

const currency = (to: Currency): ComebackEvent => ({ type: "currency", currency: to });
const update: ComebackEvent = { type: "update" };
const sent: ComebackEvent = { type: "sent" };
const refused: ComebackEvent = { type: "refused" };
const waiting = (count: number): ComebackEvent => ({ type: "waiting", count });

/** What is said while these happen, one a second. */
function said(...events: readonly ComebackEvent[]): string[] {
  const words: string[] = [];
  events.reduce((comeback, event, second) => {
    const step = nextComeback(comeback, event, second * 1_000);
    if (step.words !== null) words.push(step.words);
    return step.comeback;
  }, noComeback);
  return words;
}

const live = currency("live");
const lost = currency("behind");
const soon = currency("soon");

describe("what is said when a screen is live again", () => {
  it("R13 one sentence for what came and what was sent", () => {
    const updates = Array.from({ length: 12 }, () => update);
    expect(said(live, lost, waiting(2), soon, ...updates, sent, waiting(1), sent, waiting(0), live)).toEqual([
      "Live again. 12 updates caught up, 2 saved actions sent.",
    ]);
  });

  it("R13 waits for what is still being sent", () => {
    expect(said(live, lost, waiting(1), soon, update, live, sent, waiting(0))).toEqual([
      "Live again. 1 update caught up, 1 saved action sent.",
    ]);
  });

  it("R13 says nothing of a hiccup, and says it plainly where nothing was missed", () => {
    expect(said(live, lost, soon, update, live)).toEqual([]);
    expect(said(live, lost, lost, lost, lost, soon, live)).toEqual(["Live again."]);
  });

  it("R13 says nothing when a page becomes live for the first time, nor of updates while it is", () => {
    expect(said(soon, update, live, update, update)).toEqual([]);
  });

  it("R12 says that all is sent where the page is not live, or was opened with it", () => {
    expect(said(waiting(2), sent, waiting(1), sent, waiting(0))).toEqual(["All saved actions sent."]);
    expect(said(waiting(1), soon, sent, waiting(0), live)).toEqual(["All saved actions sent."]);
  });

  it("R12 does not say that all is sent when some was refused", () => {
    expect(said(waiting(2), sent, refused, waiting(0))).toEqual(["1 saved action sent."]);
  });
});
