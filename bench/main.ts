import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { boardUnderLoad } from "./boardUnderLoad.ts";
import { burst } from "./burst.ts";
import { fanout } from "./fanout.ts";
import { idle } from "./idle.ts";
import { orderToScreen } from "./orderToScreen.ts";
import { picture } from "./picture.ts";
import { pollingAgainstSockets } from "./polling.ts";
import { reconnectStorm } from "./reconnectStorm.ts";
import { type BenchmarkResult, rounded, shareOf } from "./result.ts";
import { resume } from "./resume.ts";

const benchmarks = {
  fanout,
  burst,
  "order-to-screen": orderToScreen,
  "reconnect-storm": reconnectStorm,
  idle,
  polling: pollingAgainstSockets,
  resume,
  "board-under-load": boardUnderLoad,
};
type Name = keyof typeof benchmarks;
type Results = Partial<Record<Name, BenchmarkResult & { readonly measuredOn: object }>>;

const resultsFile = join(import.meta.dirname, "results.json");
const pictureFile = join(import.meta.dirname, "results.svg");

const results = readResults();
for (const name of chosen(process.argv.slice(2))) {
  const result = await benchmarks[name]();
  show(result);
  const measuredOn = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length };
  results[name] = { ...result, measuredOn };
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}
const inOrder = Object.keys(benchmarks).flatMap((name) => results[name as Name] ?? []);
writeFileSync(pictureFile, picture(inOrder));

function chosen(asked: readonly string[]): readonly Name[] {
  const all = Object.keys(benchmarks) as Name[];
  const unknown = asked.find((name) => !Object.hasOwn(benchmarks, name));
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}". Choose from: ${all.join(", ")}.`);
    process.exit(1);
  }
  return asked.length > 0 ? all.filter((name) => asked.includes(name)) : all;
}

function show({ tables, goals }: BenchmarkResult): void {
  for (const { title, rows } of tables) {
    console.log(`\n${title}`);
    console.table(rows);
  }
  console.table(
    goals.map((goal) => ({
      goal: goal.what,
      measured: rounded(goal.measured, 3),
      [goal.should]: rounded(goal.goal, 3),
      met: shareOf(goal) <= 1 ? "yes" : "no",
    })),
  );
}

/** The last figures of benchmarks that are not run this time are kept. */
function readResults(): Results {
  try {
    return JSON.parse(readFileSync(resultsFile, "utf8")) as Results;
  } catch {
    return {};
  }
}
