import { useCallback } from "react";
import { formatSpan } from "../../../../shared/ui/time.ts";
import { useTick } from "./ticker.ts";

/** `48 s`, growing. */
export function Since({ start }: { start: number }) {
  const read = useCallback((now: number) => formatSpan(now - start), [start]);
  return <>{useTick(read)}</>;
}
