import { useEffect, useState } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";

type Listener = (now: number) => void;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls `listener` every second with the server's time, until the returned function is called. One timer a page. */
export function onTick(listener: Listener): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    const now = serverNow();
    for (const each of listeners) each(now);
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What `read` makes of the server's time; renders again only when that changes. */
export function useTick<Value extends string | number | boolean | null>(read: (now: number) => Value): Value {
  const [, setValue] = useState(() => read(serverNow()));
  useEffect(() => onTick((now) => setValue(read(now))), [read]);
  return read(serverNow());
}
