import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const project = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(project, path), "utf8");
const known = [...read("docs/rules.md").matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, id = ""]) => id);
const id = `[${[...new Set(known.map((one) => one.charAt(0)))].join("")}]\\d+`;
const inTitles = new RegExp(`["'\`](${id}) `, "g");
const inComments = new RegExp(`(?:/\\*\\*|//|^ *\\*).*?\\b(${id})\\b`, "gm");

const sources = ["packages", "apps", "e2e", "bench"].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|dist)\//.test(path))
    .map((path) => join(folder, path)),
);

test("docs/rules.md names each rule once", () => {
  expect(known.filter((one, index) => known.indexOf(one) !== index)).toEqual([]);
});

test("docs/rules.md has every rule that the title of a test or a comment names", () => {
  const named = sources.flatMap((file) => {
    const text = read(file);
    const found = [...text.matchAll(inComments), ...(/\.test\./.test(file) ? text.matchAll(inTitles) : [])];
    return found.map(([, one = ""]) => ({ id: one, file }));
  });
  expect(named.length).toBeGreaterThan(300);
  expect(named.filter((one) => !known.includes(one.id))).toEqual([]);
});
