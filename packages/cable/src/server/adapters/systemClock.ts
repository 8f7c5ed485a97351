import type { Clock } from "../ports.ts";

/** The clock of this machine. Its timers keep no process alive: sockets do. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
