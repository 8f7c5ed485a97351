import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PageConnection } from "../../../../shared/services/pageConnection.ts";
import { useAnnouncements } from "../live/announcer.ts";
import { LineProvider } from "../live/line.ts";
import { turnSoundOff, turnSoundOn } from "../notifications/sound.ts";
import { useLostLine } from "./useLostLine.ts";
import { useReloadWords } from "./useReloadWords.ts";

const measures = { currentUntil: undefined, rejected: 0 };
const live: PageConnection = { kind: "live", since: 0, ...measures };
const reconnecting: PageConnection = { kind: "reconnecting", since: 0, attempt: 1, of: 10, next: 5, ...measures };
const gaveUp: PageConnection = { kind: "polling", why: "gaveUp", since: 0, next: undefined, ...measures };
const minute = 60_000;

/** The tones that a device was asked for, by their frequency. */
let tones: number[] = [];

/** What the sound needs of a browser's AudioContext. */
class FakeAudio extends EventTarget {
  readonly state = "running";
  readonly currentTime = 0;
  readonly destination = {};
  resume = () => Promise.resolve();
  suspend = () => Promise.resolve();
  createGain = () => ({ gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: () => undefined });
  createOscillator() {
    const frequency = { value: 0 };
    return {
      frequency,
      connect: <Node,>(node: Node) => node,
      start: () => tones.push(Math.round(frequency.value)),
      stop() {},
    };
  }
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("AudioContext", FakeAudio);
  await turnSoundOn();
  tones = [];
});
afterEach(() => {
  cleanup();
  turnSoundOff();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function Watcher() {
  useLostLine();
  useReloadWords();
  return null;
}

function setUp() {
  const page = (connection: PageConnection, upToDate: boolean) => (
    <LineProvider
      value={{ connection, upToDate, currentUntil: undefined, pollingInterval: 5_000, reconnectNow: () => {} }}
    >
      <Watcher />
    </LineProvider>
  );
  const { rerender } = render(page(live, false));
  return {
    show: (connection: PageConnection, upToDate: boolean) => rerender(page(connection, upToDate)),
    pass: (ms: number) =>
      act(() => {
        vi.advanceTimersByTime(ms);
      }),
  };
}

const spoken = () => useAnnouncements.getState().polite.trim();

it("R13 a line that is gone for a minute is heard once, in one low tone", () => {
  const { show, pass } = setUp();
  show(reconnecting, false);
  pass(minute - 1);
  expect(tones).toEqual([]);
  show(gaveUp, false);
  pass(1);
  expect(tones[0]).toBe(147);
  const heard = tones.length;
  pass(10 * minute);
  show(live, true);
  pass(minute);
  expect(tones).toHaveLength(heard);
});

it("R3 a board that was current and is read again says why; the first read and a short one do not", () => {
  const { show, pass } = setUp();
  pass(1_000);
  show(live, true);
  show(reconnecting, false);
  show(live, false);
  pass(200);
  show(live, true);
  pass(1_000);
  expect(spoken()).toBe("");
  show(reconnecting, false);
  show(live, false);
  pass(300);
  expect(spoken()).toBe("Too much changed while you were away. Loading the board afresh.");
});
