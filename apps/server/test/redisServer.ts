import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./freePort.ts";

/** A Redis of a test's own that keeps nothing, and can go away and come back. */
export interface RedisServer {
  readonly url: string;
  /** Ends it at once, with all its connections. */
  stop(): Promise<void>;
  /** At the same address as before. */
  start(): Promise<void>;
}

/** Debian's `redis-server`, if it is on the PATH. */
export function redisProgram(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "redis-server")).find((file) => existsSync(file));
}

export async function startRedis(): Promise<RedisServer> {
  const program = redisProgram();
  if (program === undefined) throw new Error("redis-server was not found. Install it: apt-get install redis-server");
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(program, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", tmpdir()], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    await ready(child);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      if (log.length < 20_000) log += text;
      if (log.includes("Ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`Redis ended with code ${code} before it was ready:\n${log}`)));
  });
}
