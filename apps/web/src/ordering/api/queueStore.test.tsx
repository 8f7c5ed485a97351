import { afterEach, expect, it, vi } from "vitest";
import { sampleAcknowledge, sampleAction, sampleMove } from "../state/savedSamples.ts";
import { countSaved, queueKey } from "./queueKey.ts";
import { queueStore } from "./queueStore.ts";

afterEach(() => localStorage.clear());

const move = sampleAction("key-of-sixteen-characters", 1, sampleMove());
const acknowledge = sampleAction("another-key-of-that-length", 2, sampleAcknowledge);

it("R12 keeps actions and refusals over reloads, for one account and one restaurant", () => {
  const store = queueStore(2, 1);
  store.keep(move);
  store.keep(acknowledge);
  store.keepRefusals([{ action: move, why: { kind: "beaten", status: "ready", version: 3 } }]);
  store.forget([move.id]);
  expect(queueStore(2, 1).read()).toEqual({
    actions: [acknowledge],
    refused: [{ action: move, why: { kind: "beaten", status: "ready", version: 3 } }],
  });
  for (const other of [queueStore(2, 11), queueStore(22, 1)])
    expect(other.read()).toEqual({ actions: [], refused: [] });
  expect([countSaved(2), countSaved(22)]).toEqual([1, 0]);
  store.forgetRefusal(move.id);
  expect(store.read().refused).toEqual([]);
});

it("R12 two tabs that add at once overwrite nothing", () => {
  const [here, there] = [queueStore(2, 1), queueStore(2, 1)];
  const seen = [here.read(), there.read()];
  expect(seen).toEqual([
    { actions: [], refused: [] },
    { actions: [], refused: [] },
  ]);
  here.keep(move);
  there.keep(acknowledge);
  expect(here.read().actions).toHaveLength(2);
});

it("R12 hears what other tabs change, and nothing else", () => {
  const [onChange, onSent] = [vi.fn(), vi.fn()];
  const stop = queueStore(2, 1).watch({ onChange, onSent });
  const tell = (key: string | null, newValue: string | null = null) =>
    window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
  tell(queueKey(2, 1, "action", "x"));
  tell(null);
  tell(queueKey(2, 2, "action", "x"));
  tell("token");
  stop();
  tell(null);
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(onSent).not.toHaveBeenCalled();
});

it("R12 hears of what another tab sent, apart from what it took back", () => {
  const written: (readonly [key: string, newValue: string | null])[] = [];
  const onSent = vi.fn();
  const stop = queueStore(2, 1).watch({ onChange: () => {}, onSent });
  const store = queueStore(2, 1);
  store.keep(move);
  store.keep(acknowledge);
  const spies = [
    vi.spyOn(Storage.prototype, "setItem").mockImplementation((key, newValue) => void written.push([key, newValue])),
    vi.spyOn(Storage.prototype, "removeItem").mockImplementation((key) => void written.push([key, null])),
  ];
  store.forget([acknowledge.id]);
  store.forgetSent(move.id);
  for (const spy of spies) spy.mockRestore();
  for (const [key, newValue] of written) window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
  stop();
  expect(onSent.mock.calls).toEqual([[move.id]]);
});

it("R12 passes over what it cannot read, and leaves it", () => {
  localStorage.setItem(queueKey(2, 1, "action", "broken"), "{");
  localStorage.setItem(
    queueKey(2, 1, "action", "other"),
    JSON.stringify({ ...move, command: { kind: "of_the_future" } }),
  );
  queueStore(2, 1).keep(move);
  expect(queueStore(2, 1).read().actions).toEqual([move]);
  expect(localStorage).toHaveLength(3);
});

it("R12 a device that does not keep it says so", () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(() => queueStore(2, 1).keep(move)).toThrow("full");
  full.mockRestore();
});
