import type { ClientLog, LogLevel } from "@hafaloha/cable/client";
import { loggable, withoutSecrets } from "./secrets.ts";

export type LogThreshold = LogLevel | "off";

const readyStates = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"] as const;
const severity: Record<LogThreshold, number> = { debug: 0, info: 1, warn: 2, error: 3, off: 4 };

/** What a log line says of the connection. */
export interface LineContext {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly connectedSince: number | undefined;
  /** That of the WebSocket, null where there is none. */
  readonly readyState: number | null;
}

/** The source's line (R10): `[WebSocket] <ISO time> [<n>s | Not connected] [<ready state>] <message>`. */
export function logLine(message: string, { now, connectedSince, readyState }: LineContext): string {
  const age = connectedSince === undefined ? "Not connected" : `${Math.floor((now - connectedSince) / 1_000)}s`;
  const state = readyState === null ? "NULL" : (readyStates[readyState] ?? "NULL");
  return `[WebSocket] ${new Date(now).toISOString()} [${age}] [${state}] ${message}`;
}

type Console = Record<LogLevel, (...parts: unknown[]) => void>;

const linesKept = 200;

interface LogOptions {
  readonly threshold: () => LogThreshold;
  readonly context: () => LineContext;
  /** Gets the last lines of every level, whatever is written out: what led to a trouble is known only afterwards. */
  readonly kept: string[];
}

/** Writes what is at least as grave as the threshold says at that moment, and never a token. */
export function connectionLog(sink: Console, { threshold, context, kept }: LogOptions): ClientLog {
  return (level, message, data) => {
    const line = withoutSecrets(logLine(message, context()));
    const more = data === undefined ? [] : [loggable(data)];
    kept.push([level.toUpperCase(), line, ...more].join(" "));
    if (kept.length > linesKept) kept.shift();
    if (severity[level] >= severity[threshold()]) sink[level](line, ...more);
  };
}
