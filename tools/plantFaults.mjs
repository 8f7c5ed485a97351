// Shows that the proofs of e2e/faults can fail: `node tools/plantFaults.mjs [name...]` plants one fault after the other,
// builds, and runs the tests that each patch names, of which one must fail. FAULT_ROUNDS=20 finds what three rounds may miss.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const project = resolve(import.meta.dirname, "..");
const folder = join(project, "e2e/faults/planted");
const asked = process.argv.slice(2);
const names = readdirSync(folder)
  .map((file) => file.replace(".patch", ""))
  .filter((name) => asked.length === 0 || asked.includes(name));

const git = (...args) => execFileSync("git", ["apply", ...args], { cwd: project, stdio: "inherit" });
const npx = (...args) => spawnSync("npx", args, { cwd: project, stdio: "inherit" }).status === 0;

/** Whether one of the tests fails that should. */
function isFound(name) {
  const patch = join(folder, `${name}.patch`);
  const tests = /^Finds it: (.+)$/m.exec(readFileSync(patch, "utf8"))?.[1]?.split(" ") ?? [];
  git(patch);
  try {
    if (!npx("tsc", "--build", "apps/server")) throw new Error(`${name} does not build`);
    return !npx("vitest", "run", ...tests);
  } finally {
    git("--reverse", patch);
  }
}

const verdicts = names.map((name) => [name, isFound(name)]);
npx("tsc", "--build", "apps/server");
for (const [name, found] of verdicts) console.log(`${name}: ${found ? "found" : "NOT FOUND"}`);
process.exitCode = verdicts.every(([, found]) => found) ? 0 : 1;
