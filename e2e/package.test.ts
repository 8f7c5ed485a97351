import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../apps/server/test/freePort.ts";
import { WireClient } from "../packages/cable/test/wireClient.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "..");
const installed = (name: string) => join(root, "node_modules", name);
const identifier = '{"channel":"ChatChannel","room":"kitchen"}';
const entries = ["protocol", "server", "client", "presence", "tabs", "react", "testing"];

/** Neither those of `ws` nor of anything else that is not asked for. */
const typesOfNewcomer = ["@types/node", "undici-types", "@types/react", "csstype", "react"];

const settings = {
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023", "DOM"],
    jsx: "react-jsx",
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    types: ["node"],
    outDir: "built",
  },
  include: ["*.ts", "*.tsx"],
};

/** Resolves when a program has written this. */
async function said(output: Readable, wanted: string): Promise<void> {
  let written = "";
  for await (const chunk of output) {
    written += String(chunk);
    if (written.includes(wanted)) return;
  }
  throw new Error(`It ended without "${wanted}", after: ${written}`);
}

/** What `npm pack` makes, in a project that has nothing else: as a stranger gets it. */
describe("The package", () => {
  const project = mkdtempSync(join(tmpdir(), "hafaloha-newcomer-"));
  const write = (name: string, text: string) => writeFileSync(join(project, name), text);
  const link = (name: string) => {
    const path = join(project, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(installed(name), path);
  };
  const compile = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(installed(".bin/tsc"), args, { cwd: project }).catch(
      (failed: { stdout: string }) => failed,
    );
    return stdout;
  };

  beforeAll(async () => {
    const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", project];
    const { stdout } = await run("npm", packing, { cwd: join(root, "packages/cable") });
    // What it depends on is here already: nothing is fetched.
    const dependencies = { ws: `file:${installed("ws")}`, zod: `file:${installed("zod")}` };
    write(
      "package.json",
      JSON.stringify({
        private: true,
        type: "module",
        dependencies: { "@hafaloha/cable": `file:./${stdout.trim()}`, ...dependencies },
        overrides: { ws: "$ws" },
      }),
    );
    await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: project });
    for (const name of typesOfNewcomer) link(name);
    write("tsconfig.json", JSON.stringify(settings));
    write("entries.ts", entries.map((entry) => `export * as ${entry} from "@hafaloha/cable/${entry}";\n`).join(""));
    write("chat.ts", codeUnder("A chat"));
    // It needs the types of ws, which a newcomer has not; without any it runs as it is.
    write("listener.js", codeUnder("Who listens"));
    write("Room.tsx", codeUnder("In React"));
    write("page.test.ts", codeUnder("Testing with it"));
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test("P4 holds its types, every entry can be loaded, and what its README shows compiles", async () => {
    expect(await compile("-p", ".")).toBe("");
    const named = await run(
      process.execPath,
      ["-e", 'import("./built/entries.js").then((all) => console.log(JSON.stringify(Object.keys(all))))'],
      { cwd: project },
    );
    expect(JSON.parse(named.stdout)).toEqual(entries.toSorted());
  });

  test("P4 its README's chat talks, and its listener hears", async () => {
    const port = await freePort();
    // It says nothing when it listens, so another line of the same process does.
    const start =
      'import("./built/chat.js").then(({ http }) => http.once("listening", () => console.log("listening")))';
    const chat = spawn(process.execPath, ["--input-type=module", "-e", start], {
      cwd: project,
      env: { PORT: String(port) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void chat.kill());
    await once(chat.stdout, "data");
    const listener = spawn(process.execPath, ["listener.js"], { cwd: project, env: { PORT: String(port) } });
    onTestFinished(() => void listener.kill());
    await said(listener.stderr, "Subscribed to ChatChannel");
    const [ana, ben] = [await comeAs("Ana", port), await comeAs("Ben", port)];
    ana.perform(identifier, { action: "say", text: "Order up" });
    for (const client of [ana, ben]) {
      expect(await client.next()).toMatchObject({ message: { from: "Ana", text: "Order up" }, offset: 1 });
      client.socket.close();
    }
    await said(listener.stdout, '{"from":"Ana","text":"Order up"}');
  });

  test("E3 its README's tests pass", async () => {
    const { stdout } = await run(process.execPath, ["--test", "--test-reporter=tap", "built/page.test.js"], {
      cwd: project,
    }).catch((failed: { stdout: string }) => failed);
    expect(stdout).toMatch(/^# fail 0$/m);
    expect(Number(/^# pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(10);
  });

  async function comeAs(name: string, port: number): Promise<WireClient> {
    const client = new WireClient(`ws://127.0.0.1:${port}/cable?name=${name}`, ["actioncable-v1-ext-json"]);
    expect(await client.next()).toMatchObject({ type: "welcome" });
    client.subscribe(identifier);
    expect(await client.next()).toMatchObject({ type: "confirm_subscription" });
    return client;
  }

  /** The first program of a section of the README that was packed. */
  function codeUnder(title: string): string {
    const readme = readFileSync(join(project, "node_modules/@hafaloha/cable/README.md"), "utf8");
    const [, section = ""] = readme.split(`\n## ${title}\n`);
    return /```tsx?\n(.*?)```/s.exec(section)?.[1] ?? "";
  }
});
