import { Console } from "node:console";
import { simulate } from "./simulation.ts";

/** `npm run simulate:faults [-- count [first]]`; `FAULT_SEED=n` runs one seed and prints all that happens. */
const { FAULT_SEED } = process.env;
const terminal = new Console(process.stdout, process.stderr);
const [count = 10_000, first = 1] = process.argv.slice(2).map(Number);

async function repeat(seed: number): Promise<boolean> {
  const { trace, violation } = await simulate(seed, {}, true);
  terminal.log(trace.join("\n"));
  terminal.log(violation === undefined ? `Seed ${seed} violates nothing` : `Seed ${seed}: ${violation}`);
  return violation === undefined;
}

async function runAll(): Promise<boolean> {
  let violations = 0;
  for (let done = 0; done < count; done += 1) {
    const seed = first + done;
    const { violation } = await simulate(seed);
    if (violation !== undefined) {
      violations += 1;
      terminal.log(`\rSeed ${seed}: ${violation}\n  again with its trace: FAULT_SEED=${seed} npm run simulate:faults`);
    }
    if (process.stdout.isTTY || (done + 1) % 500 === 0) showProgress(done + 1, violations);
  }
  terminal.log(`\n${count} seeds, ${violations} violations`);
  return violations === 0;
}

function showProgress(done: number, violations: number): void {
  const width = 40;
  const bar = "#".repeat(Math.floor((width * done) / count)).padEnd(width, ".");
  const line = `[${bar}] ${done} of ${count} seeds, ${violations} violations`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
}

const isClean = FAULT_SEED === undefined ? await runAll() : await repeat(Number(FAULT_SEED));
process.exitCode = isClean ? 0 : 1;
