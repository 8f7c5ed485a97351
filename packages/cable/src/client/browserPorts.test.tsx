import { afterEach, describe, expect, it, vi } from "vitest";
import { browserPorts } from "./browserPorts.ts";

const { surroundings } = browserPorts();

function watched() {
  const told: string[] = [];
  const unwatch = surroundings.watch((change) => told.push(change));
  return { told, unwatch };
}

/** What a browser fires, and what that means to a connection; `undefined` where it means nothing. */
const changes = [
  { target: "window", event: "offline", means: "offline" },
  { target: "window", event: "online", means: "woke" },
  { target: "window", event: "focus", means: "woke" },
  { target: "window", event: "pageshow", means: "woke" },
  { target: "document", event: "resume", means: "woke" },
  { target: "document", event: "visibilitychange", means: "woke" },
  { target: "document", event: "freeze", means: "frozen" },
  { target: "window", event: "pagehide", means: "frozen" },
  { target: "window", event: "blur", means: undefined },
] as const;

const fire = ({ target, event }: { readonly target: "window" | "document"; readonly event: string }) =>
  (target === "window" ? window : document).dispatchEvent(new Event(event));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the browser's surroundings", () => {
  it.each(changes)("R7 $event of the $target tells $means", (change) => {
    const { told, unwatch } = watched();
    fire(change);
    expect(told).toEqual(change.means === undefined ? [] : [change.means]);
    unwatch();
  });

  it("R7 a page that is hidden has not woken", () => {
    const { told, unwatch } = watched();
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    fire({ target: "document", event: "visibilitychange" });
    expect(told).toEqual([]);
    unwatch();
  });

  it("R8 tells nothing more to who has stopped watching, and goes on telling the others", () => {
    const [left, stays] = [watched(), watched()];
    left.unwatch();
    for (const change of changes) fire(change);
    expect(left.told).toEqual([]);
    expect(stays.told).toHaveLength(changes.length - 1);
    stays.unwatch();
  });

  it("R7 believes the browser that it is offline, and nothing else", () => {
    const onLine = vi.spyOn(navigator, "onLine", "get");
    const believed = [true, false].map((is) => {
      onLine.mockReturnValue(is);
      return surroundings.online();
    });
    expect(believed).toEqual([true, false]);
    // Node has none, or one that says nothing of the network.
    for (const navigator of [undefined, {}]) {
      vi.stubGlobal("navigator", navigator);
      expect(surroundings.online()).toBe(true);
    }
  });
});
