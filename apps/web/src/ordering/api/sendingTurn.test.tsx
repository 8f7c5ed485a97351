import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { leaseTurn } from "./sendingTurn.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A tab of this browser that asks for its turn. */
function ask() {
  const onTurn = vi.fn();
  const turn = leaseTurn("q");
  return { onTurn, turn, giveBack: turn.ask(onTurn) };
}

describe("the turn where the browser has no locks", () => {
  it("R12 comes to one tab, and to the next one when that gives it back", async () => {
    const first = ask();
    const second = ask();
    await pass(60_000);
    expect([first.onTurn.mock.calls.length, second.onTurn.mock.calls.length].sort()).toEqual([0, 1]);
    const [holder, waiting] = first.onTurn.mock.calls.length === 1 ? [first, second] : [second, first];
    holder.giveBack();
    await pass(1_000);
    expect(waiting.onTurn).toHaveBeenCalledOnce();
    waiting.giveBack();
    expect(localStorage).toHaveLength(0);
  });

  it("R12 comes to the next tab some time after the one that had it is gone", async () => {
    localStorage.setItem("q.lease", JSON.stringify({ holder: "a tab that crashed", until: Date.now() + 20_000 }));
    const { onTurn } = ask();
    await pass(19_000);
    expect(onTurn).not.toHaveBeenCalled();
    await pass(2_000);
    expect(onTurn).toHaveBeenCalledOnce();
  });

  it("R12 lets nothing be done in between while a tab has it", async () => {
    const { turn, giveBack } = ask();
    await pass(1_000);
    const other = leaseTurn("q");
    const work = vi.fn();
    expect(await other.tryNow(work)).toBe(false);
    giveBack();
    expect([await other.tryNow(work), await turn.tryNow(work)]).toEqual([true, true]);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("R12 comes also on a device without room, or nothing would ever be sent there", async () => {
    const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    const { onTurn } = ask();
    await pass(1_000);
    expect(onTurn).toHaveBeenCalledOnce();
    full.mockRestore();
  });
});
