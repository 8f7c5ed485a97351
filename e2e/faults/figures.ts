import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { apiAt } from "../harness/api.ts";
import type { Site } from "../harness/site.ts";

/** What a server says of itself. */
export interface Figures {
  /** Resident memory in MB. */
  readonly memory: number;
  /** What of it is in use in the heap. */
  readonly heap: number;
  readonly files: number;
  readonly sockets: number;
  /** Events that are committed and not yet sent. */
  readonly lag: number;
  /** Answers of 500 and above, and exceptions in channels. */
  readonly failures: number;
}

/** For a server whose figures are to be read without its garbage. */
export const measurable = { NODE_OPTIONS: `--import=${join(import.meta.dirname, "collectOnSignal.mjs")}` };

async function readFigures(url: string): Promise<Figures> {
  const { body } = await apiAt(url).get<string>("/metrics");
  const sum = (name: RegExp) =>
    body
      .split("\n")
      .filter((line) => name.test(line))
      .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(" "))), 0);
  const megabytes = (name: RegExp) => Math.round(sum(name) / 2 ** 20);
  return {
    memory: megabytes(/^process_resident_memory_bytes /),
    heap: megabytes(/^nodejs_heap_size_used_bytes /),
    files: sum(/^process_open_fds /),
    sockets: sum(/^hafaloha_cable_connections /),
    lag: sum(/^hafaloha_cable_lag_events\{/),
    failures:
      sum(/^hafaloha_http_request_seconds_count\{.*status="5/) + sum(/^hafaloha_cable_channel_failures_total\{/),
  };
}

/** Requests of one's own that are still being kept alive. */
const someFiles = 10;

/** Waits until a `measurable` server has let go of everyone but `sockets` clients and has as many files open as `before`. */
export async function settledFigures({ url, pid }: Site, sockets: number, before?: Figures): Promise<Figures> {
  const hasSettled = (figures: Figures) =>
    figures.sockets <= sockets && figures.files <= (before?.files ?? Number.POSITIVE_INFINITY) + someFiles;
  while (!hasSettled(await readFigures(url))) await pause(100);
  // It works off one signal after the other, and each before the next request.
  for (let times = 0; times < 2; times++) {
    process.kill(pid, "SIGUSR2");
    await readFigures(url);
  }
  return readFigures(url);
}
