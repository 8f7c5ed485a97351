import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../apps/server/test/freePort.ts";
import { WireClient } from "../packages/cable/test/wireClient.ts";

const project = resolve(import.meta.dirname, "..");
const cable = join(project, "packages/cable");
const parts = ["protocol", "server", "client", "tabs", "react", "testing"];
/** Only ends a test that hangs: the compiler takes its time on a busy machine. */
const timeout = 300_000;
const samples = ["chat.ts", "listener.ts", "Room.tsx"];
const compilerOptions = {
  strict: true,
  module: "nodenext",
  target: "es2023",
  lib: ["es2023", "dom"],
  jsx: "react-jsx",
  types: ["node"],
};

describe("the package of the cable, as it is published", () => {
  /** An application that has installed it, and what its README says besides. */
  let app: string;

  function install(dependency: string): void {
    const place = join(app, "node_modules", dependency);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(project, "node_modules", dependency), place);
  }

  /** What the compiler has to say. */
  function compile(files: readonly string[], { skipLibCheck }: { readonly skipLibCheck: boolean }): string {
    writeFileSync(
      join(app, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck }, files }),
    );
    return spawnSync(join(project, "node_modules/.bin/tsc"), ["-p", app], { encoding: "utf8" }).stdout;
  }

  function start(file: string, port: number): ChildProcess {
    const child = spawn(process.execPath, [join(app, file)], { env: { ...process.env, PORT: String(port) } });
    onTestFinished(async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    });
    return child;
  }

  beforeAll(() => {
    app = mkdtempSync(join(tmpdir(), "hafaloha-package-"));
    const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", app], {
      cwd: cable,
      encoding: "utf8",
    });
    const installed = join(app, "node_modules/@hafaloha/cable");
    mkdirSync(installed, { recursive: true });
    execFileSync("tar", ["xzf", join(app, packed.trim()), "-C", installed, "--strip-components=1"]);
    for (const dependency of ["ws", "zod", "react", "@types/node", "@types/react"]) install(dependency);
    writeFileSync(join(app, "package.json"), '{ "type": "module" }');
    writeFileSync(
      join(app, "everything.ts"),
      parts.map((part) => `export * as ${part} from "@hafaloha/cable/${part}";\n`).join(""),
    );
    for (const sample of samples) cpSync(join(cable, "test", sample), join(app, sample));
  });

  afterAll(() => rmSync(app, { recursive: true, force: true }));

  test("R1 its types hold for who has none of ws", { timeout }, () => {
    expect(compile(["everything.ts", "chat.ts", "Room.tsx"], { skipLibCheck: false })).toBe("");
  });

  test("R1 all of it can be imported, and the programs of its README run in plain Node", { timeout }, async () => {
    install("@types/ws");
    expect(compile(["everything.ts", ...samples], { skipLibCheck: true })).toBe("");
    execFileSync(process.execPath, ["everything.js"], { cwd: app });

    const port = await freePort();
    start("chat.js", port);
    const listener = start("listener.js", port);
    await told(listener.stderr, "Subscribed to ChatChannel");
    const ana = new WireClient(`ws://127.0.0.1:${port}/cable?name=Ana`);
    const kitchen = '{"channel":"ChatChannel","room":"kitchen"}';
    await ana.opened();
    ana.subscribe(kitchen);
    ana.perform(kitchen, { action: "say", text: "Order up" });
    await told(listener.stdout, '{"from":"Ana","text":"Order up"}');
  });
});

/** Resolves when a program has written this. */
async function told(output: ChildProcess["stdout"], wanted: string): Promise<void> {
  let written = "";
  for await (const chunk of output ?? []) {
    written += String(chunk);
    if (written.includes(wanted)) return;
  }
  throw new Error(`It ended without "${wanted}", after: ${written}`);
}
