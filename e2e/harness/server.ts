import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(import.meta.dirname, "../../apps/server/dist/main.js");

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Everything printed so far, both streams. */
  output(): string;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  readonly dataDir: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** The built program in a process of its own, once it says that it is ready. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { child, output, stop, kill } = beginServer(options);
  const url = await readyAddress(child, output);
  return { url, port: Number(new URL(url).port), pid: child.pid ?? 0, output, stop, kill };
}

/** The built program as soon as it runs; it is not ready yet. */
export function beginServer({ dataDir, port = 0, env = {} }: ServerOptions) {
  const { child, output } = launch(["serve", "--port", String(port), "--data-dir", dataDir], env);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return {
    child,
    output,
    stop: () => end("SIGTERM"),
    kill: async () => {
      await end("SIGKILL");
    },
  };
}

/** Runs the program to its end. */
export async function runProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { child, output } = launch(args, env);
  await once(child, "close");
  return { exitCode: child.exitCode, output: output() };
}

/** A folder of its own for a server's data, and how to remove it. */
export function temporaryDataDir(): { dataDir: string; removeDataDir(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), "hafaloha-e2e-"));
  return { dataDir, removeDataDir: () => rmSync(dataDir, { recursive: true, force: true }) };
}

function launch(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--enable-source-maps", program, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, RATE_LIMITS: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const collect = (text: string) => {
    printed += text;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  return { child, output: () => printed };
}

function readyAddress(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolveAddress, reject) => {
    child.stdout?.on("data", () => {
      const found = /^Hafaloha ready at (\S+)$/m.exec(output());
      if (found?.[1]) resolveAddress(found[1]);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready:\n${output()}`)));
  });
}
