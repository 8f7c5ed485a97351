import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** A PostgreSQL of the tests' own: in a temporary folder, on a Unix socket, gone with `remove`. */
export interface PostgresCluster {
  url(database: string): string;
  /** Ends all connections; `immediate` as a crash does. The data stays. */
  stop(how?: "fast" | "immediate"): Promise<void>;
  /** At the same address and with the same data as before. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

const superuser = "hafaloha";
/** PostgreSQL refuses to run as root; the system's nobody may. */
const nobody = { uid: 65534, gid: 65534 };

/** The folder of `initdb` and `postgres`: Debian's newest version, else the one on the PATH. */
export function postgresPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

export async function startPostgres(): Promise<PostgresCluster> {
  const programs = postgresPrograms();
  if (!programs) throw new Error("PostgreSQL's initdb was not found. Install it: apt-get install postgresql");
  const room = mkdtempSync(join(tmpdir(), "hafaloha-pg-"));
  const data = join(room, "data");
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? nobody : {};
  if (isRoot) chownSync(room, nobody.uid, nobody.gid);
  await promisify(execFile)(
    join(programs, "initdb"),
    ["-D", data, "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...owner, cwd: room },
  );
  const settings = ["listen_addresses=", `unix_socket_directories=${room}`, "max_connections=400", "fsync=off"];
  let server: ChildProcess | undefined;
  const start = async () => {
    server = spawn(join(programs, "postgres"), ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
      ...owner,
      cwd: room,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await ready(server);
  };
  const stop = async (how: "fast" | "immediate" = "fast") => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  };
  await start();
  return {
    url: (database) => `postgresql://${superuser}@${encodeURIComponent(room)}/${database}`,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(room, { recursive: true, force: true });
    },
  };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (log.length < 20_000) log += text;
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`PostgreSQL ended with code ${code} before it was ready:\n${log}`)));
  });
}
