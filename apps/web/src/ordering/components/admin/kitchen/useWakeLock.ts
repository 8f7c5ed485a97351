import { useEffect } from "react";

/** Keeps the screen on: nobody in a kitchen has a clean finger to wake it. The browser lets go whenever the page is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const take = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (isOver) await lock.release();
      } catch (error) {
        // A battery that is nearly empty, or a browser that does not want to: the screen may go dark.
        console.warn("The screen cannot be kept on", error);
      }
    };
    const retake = () => void take();
    retake();
    document.addEventListener("visibilitychange", retake);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", retake);
      void lock?.release();
    };
  }, []);
}
