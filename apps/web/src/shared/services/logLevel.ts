import type { LogThreshold } from "./connectionLog.ts";

const key = "hafaloha.logLevel";
const levels = ["off", "error", "warn", "info", "debug"] as const satisfies readonly LogThreshold[];

/** From silent to talkative. */
export const logLevels: readonly LogThreshold[] = levels;

/** The level that was chosen on this device. */
export function readLogLevel(): LogThreshold {
  const kept = localStorage.getItem(key);
  return levels.find((level) => level === kept) ?? "info";
}

export function keepLogLevel(level: LogThreshold): void {
  try {
    localStorage.setItem(key, level);
  } catch (error) {
    // It holds for this page.
    console.warn("The log level cannot be kept on this device", error);
  }
}
