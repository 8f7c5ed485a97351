import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fanout } from "./fanout.ts";
import { orderToScreen } from "./orderToScreen.ts";

const benchmarks = { fanout, "order-to-screen": orderToScreen };
const resultsFile = join(import.meta.dirname, "results.json");

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(benchmarks);
for (const name of names) {
  if (!Object.hasOwn(benchmarks, name)) {
    console.error(`There is no benchmark "${name}". Choose from: ${Object.keys(benchmarks).join(", ")}.`);
    process.exit(1);
  }
}

const results = readResults();
for (const name of names) {
  const result = await benchmarks[name as keyof typeof benchmarks]();
  console.log(`\n${result.title}`);
  console.table(result.rows);
  results[name] = { ...result, node: process.version, processor: cpus()[0]?.model, cores: cpus().length };
}
writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);

/** The last figures of benchmarks that are not run this time are kept. */
function readResults(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(resultsFile, "utf8")) as Record<string, unknown>;
  } catch {
    return {};
  }
}
