import type { ClientPorts, Surroundings } from "./ports.ts";

const surroundings: Surroundings = {
  // Outside a browser there is no word of the network, and every attempt is worth making.
  online: () => typeof navigator === "undefined" || navigator.onLine !== false,
  watch(onChange) {
    if (typeof window === "undefined") return () => {};
    const offline = () => onChange("offline");
    const woke = () => onChange("woke");
    const frozen = () => onChange("frozen");
    const visible = () => document.visibilityState === "visible" && woke();
    window.addEventListener("offline", offline);
    for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, woke);
    document.addEventListener("visibilitychange", visible);
    document.addEventListener("resume", woke);
    document.addEventListener("freeze", frozen);
    // Into the cache from which "back" may bring the page again.
    window.addEventListener("pagehide", frozen);
    return () => {
      window.removeEventListener("offline", offline);
      for (const name of ["online", "focus", "pageshow"]) window.removeEventListener(name, woke);
      document.removeEventListener("visibilitychange", visible);
      document.removeEventListener("resume", woke);
      document.removeEventListener("freeze", frozen);
      window.removeEventListener("pagehide", frozen);
    };
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
