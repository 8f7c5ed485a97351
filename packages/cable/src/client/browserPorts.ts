import type { ClientPorts, Surroundings } from "./ports.ts";

const surroundings: Surroundings = {
  // Outside a browser there is no word of the network, and every attempt is worth making.
  online: () => typeof navigator === "undefined" || navigator.onLine !== false,
  watch(onChange) {
    if (typeof window === "undefined") return () => {};
    const watching = new AbortController();
    const on = (target: EventTarget, events: readonly string[], tell: () => void) => {
      for (const event of events) target.addEventListener(event, tell, { signal: watching.signal });
    };
    const woke = () => onChange("woke");
    on(window, ["offline"], () => onChange("offline"));
    on(window, ["online", "focus", "pageshow"], woke);
    on(document, ["resume"], woke);
    on(document, ["visibilitychange"], () => document.visibilityState === "visible" && woke());
    on(document, ["freeze"], () => onChange("frozen"));
    // Into the cache from which "back" may bring the page again.
    on(window, ["pagehide"], () => onChange("frozen"));
    return () => watching.abort();
  },
};

/** The browser itself. With a `WebSocket` of its own (the `ws` package) it serves Node, too. */
export function browserPorts(): ClientPorts {
  return {
    clock: {
      now: () => Date.now(),
      after(ms, task) {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    },
    surroundings,
    random: () => Math.random(),
    openSocket: (url, protocols) => new WebSocket(url, protocols),
  };
}
