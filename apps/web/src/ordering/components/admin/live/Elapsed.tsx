import { useLayoutEffect, useRef } from "react";
import { serverNow } from "../../../../shared/http/serverClock.ts";
import { formatAge } from "../../../state/boardAge.ts";
import { onTick } from "./ticker.ts";

/** Time since `start`, ticking. It writes its text node itself: a thousand timers render nothing. */
export function Elapsed({ start }: { start: number }) {
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const show = (now: number) => {
      const age = formatAge(now - start);
      if (text.current && text.current.textContent !== age) text.current.textContent = age;
    };
    show(serverNow());
    return onTick(show);
  }, [start]);
  return <span ref={text} />;
}
