import type { TabPorts } from "./ports.ts";

/** The browser's own locks and channels; undefined where it has none, as without a secure context. */
export function browserTabs(): TabPorts | undefined {
  if (typeof window === "undefined" || !("locks" in navigator) || !("BroadcastChannel" in window)) return undefined;
  return {
    lock(name, steal, { onHeld, onLost }) {
      const waiting = new AbortController();
      let isWanted = true;
      let letGo = () => {};
      const held = () => {
        if (!isWanted) return undefined;
        onHeld();
        return new Promise<void>((resolve) => {
          letGo = resolve;
        });
      };
      // One that steals does not wait, and the browser takes no signal from it.
      const options = steal ? { steal } : { signal: waiting.signal };
      navigator.locks.request(name, options, held).catch(() => {
        if (isWanted) onLost();
      });
      return () => {
        isWanted = false;
        waiting.abort();
        letGo();
      };
    },
    openChannel(name, onMessage) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => onMessage(data);
      return { post: (message) => channel.postMessage(message), close: () => channel.close() };
    },
  };
}
