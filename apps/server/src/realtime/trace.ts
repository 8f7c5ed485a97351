import type { Operation, Trace } from "@hafaloha/cable/server";

interface TraceLogger {
  isLevelEnabled(level: "trace"): boolean;
  trace(data: object, message: string): void;
}

/** One log line for each thing that the cable does, and how long it took; `undefined` where nobody wants to read them. */
export function logTrace(
  logger: TraceLogger,
  now: () => number = performance.now.bind(performance),
): Trace | undefined {
  if (!logger.isLevelEnabled("trace")) return undefined;
  return (operation, run) => {
    const start = now();
    const end = (ended: "well" | "badly") => logger.trace(line(operation, now() - start, ended), "cable");
    const result = run();
    if (result instanceof Promise) {
      result.then(
        () => end("well"),
        () => end("badly"),
      );
    } else end("well");
    return result;
  };
}

const line = (operation: Operation, ms: number, ended: "well" | "badly") => ({
  ...operation,
  ms: Math.round(ms * 100) / 100,
  ended,
});
