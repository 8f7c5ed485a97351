import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const project = resolve(import.meta.dirname, "..");
/** Where the paths of the document begin. */
const places = ["packages/cable/src", "apps/server", "."];
const testFolders = ["packages/cable/src", "apps/server/src", "apps/server/test", "e2e"];

const read = (path: string) => readFileSync(join(project, path), "utf8");

/** The rows of the tables: an id, what it says, and the files that prove it. */
const rules = [...read("docs/protocol.md").matchAll(/^\| ([PE]\d+) \| .+ \| (.+) \|$/gm)].map(
  ([, id = "", cited = ""]) => ({
    id,
    cited: [...cited.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
  }),
);

/** The ids in the titles of a file; a title that proves two rules names the second within. */
function idsIn(path: string): ReadonlySet<string> {
  const titles = [...read(path).matchAll(/["'`]([PE]\d+ [^"'`\n]*)/g)].map(([, title = ""]) => title);
  return new Set(titles.flatMap((title) => title.match(/\b[PE]\d+\b/g) ?? []));
}

const fileOf = (cited: string) =>
  places.map((place) => join(place, cited)).find((path) => existsSync(join(project, path)));

describe("docs/protocol.md", () => {
  test("names each rule once", () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test.each(rules)("$id is proved where it says", ({ id, cited }) => {
    expect(cited).not.toEqual([]);
    for (const path of cited) {
      const file = fileOf(path);
      expect(file, `${path} is no file`).toBeDefined();
      expect([...idsIn(file ?? "")], `no test of ${path} begins its title with ${id}`).toContain(id);
    }
  });

  test("has every rule that a test names", () => {
    const known = new Set(rules.map(({ id }) => id));
    const files = testFolders.flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
    );
    const named = files
      .filter((file) => /\.test\.tsx?$/.test(file))
      .flatMap((file) => [...idsIn(file)].map((id) => ({ id, file })));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ id }) => !known.has(id))).toEqual([]);
  });
});
