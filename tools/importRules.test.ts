import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const project = resolve(import.meta.dirname, "..");
const run = promisify(execFile);
const server = "apps/server/src/features";

/** Every line is a breach: the file, and what it may not import. */
const breaches: readonly (readonly [file: string, imported: string])[] = [
  ["packages/cable/src/protocol/planted.ts", "../server/hub.ts"],
  ["packages/cable/src/protocol/planted.ts", "../client/status.ts"],
  ["packages/cable/src/protocol/planted.ts", "node:crypto"],
  ["packages/cable/src/protocol/planted.ts", "zod"],
  ["packages/cable/src/server/planted.ts", "../client/status.ts"],
  ["packages/cable/src/server/planted.ts", "ws"],
  ["packages/cable/src/server/planted.ts", "react"],
  ["packages/cable/src/server/planted.ts", "@hafaloha/contract"],
  ["packages/cable/src/server/planted.ts", "../../../../apps/server/src/refusal.ts"],
  ["packages/cable/src/server/adapters/planted.ts", "../../client/status.ts"],
  ["packages/cable/src/client/planted.ts", "../server/hub.ts"],
  ["packages/cable/src/client/planted.ts", "../react/index.ts"],
  ["packages/cable/src/client/planted.ts", "react"],
  ["packages/cable/src/client/planted.ts", "node:events"],
  ["packages/cable/src/client/planted.ts", "ws"],
  ["packages/cable/src/react/planted.tsx", "../server/hub.ts"],
  ["packages/cable/src/testing/planted.ts", "@hafaloha/contract"],
  ["packages/contract/src/planted.ts", "@hafaloha/cable/protocol"],
  ["packages/contract/src/planted.ts", "node:crypto"],
  ["packages/contract/src/planted.ts", "../../../apps/server/src/refusal.ts"],
  ["apps/server/src/planted.ts", "@hafaloha/web"],
  ["apps/server/src/planted.ts", "@hafaloha/cable/client"],
  ["apps/server/src/planted.ts", "react"],
  [`${server}/orders/planted.ts`, "../menu/store.ts"],
  [`${server}/orders/planted.ts`, "../accounts/store.ts"],
  [`${server}/orders/rules/planted.ts`, "../../inventory/rules.ts"],
  ["apps/web/src/shared/planted.ts", "../ordering/state/board.ts"],
  ["apps/web/src/shared/http/planted.ts", "../../accounts/authStore.ts"],
  ["apps/web/src/shared/planted.ts", "../app/queryClient.ts"],
  ["apps/web/src/ordering/planted.ts", "../accounts/authStore.ts"],
  ["apps/web/src/ordering/state/planted.ts", "../../app/queryClient.ts"],
  ["apps/web/src/accounts/planted.ts", "../ordering/state/board.ts"],
  ["apps/web/src/accounts/planted.ts", "../app/queryClient.ts"],
  ["apps/web/src/app/planted.ts", "@hafaloha/cable/server"],
  ["apps/web/src/app/planted.ts", "node:fs"],
  ["apps/web/src/ordering/planted.ts", "@hafaloha/server"],
];

/** What the same rules must let through. */
const allowed: typeof breaches = [
  ["packages/cable/src/protocol/planted.ts", "./identifiers.ts"],
  ["packages/cable/src/server/planted.ts", "../protocol/index.ts"],
  ["packages/cable/src/server/adapters/planted.ts", "ws"],
  ["packages/cable/src/client/planted.ts", "../protocol/index.ts"],
  ["packages/cable/src/react/planted.tsx", "../client/index.ts"],
  ["packages/cable/src/react/planted.tsx", "react"],
  ["packages/contract/src/planted.ts", "zod/mini"],
  [`${server}/orders/planted.ts`, "../../refusal.ts"],
  [`${server}/orders/planted.ts`, "../accounts/policy.ts"],
  [`${server}/orders/planted.ts`, "../accounts/authorization.ts"],
  [`${server}/menu/planted.ts`, "../orders/ports.ts"],
  [`${server}/orders/rules/planted.ts`, "../ports.ts"],
  ["apps/web/src/ordering/planted.ts", "../shared/http/http.ts"],
  ["apps/web/src/app/planted.ts", "../accounts/authStore.ts"],
];

describe("Import rules", () => {
  let room = "";
  let refused: ReadonlySet<string> = new Set();

  beforeAll(async () => {
    room = realpathSync(mkdtempSync(join(tmpdir(), "hafaloha-imports-")));
    const planted = [...breaches, ...allowed].map(([file, imported], index) => plant(file, imported, index));
    refused = await refusedFiles(planted);
  });

  afterAll(() => rmSync(room, { recursive: true, force: true }));

  test.each(breaches.map(([file, imported], index) => ({ file, imported, index })))(
    "refuse $imported in $file",
    ({ file, index }) => expect(refused).toContain(numbered(file, index)),
  );

  test.each(allowed.map(([file, imported], index) => ({ file, imported, index: breaches.length + index })))(
    "let $imported into $file",
    ({ file, index }) => expect(refused).not.toContain(numbered(file, index)),
  );

  test("refuse a circle of imports", async () => {
    const [here, there] = ["apps/web/src/shared/here.ts", "apps/web/src/shared/there.ts"];
    write(here, 'import { there } from "./there.ts";\nexport const here = () => there();\n');
    write(there, 'import { here } from "./here.ts";\nexport const there = (): unknown => here();\n');
    expect(await lint([here, there], "suspicious/noImportCycles")).toContain("noImportCycles");
  });

  test.each(["packages/cable/src/server", server])("refuse a circle of types in %s", async (folder) => {
    const [here, there] = [`${folder}/here.ts`, `${folder}/there.ts`];
    write(here, 'import type { There } from "./there.ts";\nexport type Here = readonly There[];\n');
    write(there, 'import type { Here } from "./here.ts";\nexport interface There { readonly here: Here }\n');
    expect(await lint([here, there], "suspicious/noImportCycles")).toContain("noImportCycles");
  });

  function plant(file: string, imported: string, index: number): string {
    const path = numbered(file, index);
    write(path, `import * as planted from "${imported}";\nexport const used = planted;\n`);
    return path;
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(room, path)), { recursive: true });
    writeFileSync(join(room, path), text);
  }

  async function refusedFiles(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const report = await lint(paths, "style/noRestrictedImports");
    return new Set([...report.matchAll(/file=([^,]+),/g)].map((match) => relative(room, match[1] ?? "")));
  }

  async function lint(paths: readonly string[], rule: string): Promise<string> {
    const settings = JSON.parse(readFileSync(join(project, "biome.json"), "utf8"));
    write("biome.json", JSON.stringify({ ...settings, vcs: { enabled: false } }));
    const biome = join(project, "node_modules/.bin/biome");
    const options = ["lint", `--only=${rule}`, "--reporter=github", "--max-diagnostics=none", ...paths];
    const { stdout } = await run(biome, options, { cwd: room }).catch((failed: { stdout: string }) => failed);
    return stdout;
  }
});

function numbered(file: string, index: number): string {
  return file.replace("planted", `planted${index}`);
}
