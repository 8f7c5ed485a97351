// `npm run bench` runs every benchmark, `npm run bench -- fanout` one of them. They are written in TypeScript: bench/main.ts.
import { spawn } from "node:child_process";
import { join } from "node:path";

const main = join(import.meta.dirname, "main.ts");
const options = ["--conditions=@hafaloha/source", "--import", "tsx", main, ...process.argv.slice(2)];
const child = spawn(process.execPath, options, { stdio: "inherit" });
child.once("exit", (code) => {
  process.exitCode = code ?? 1;
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill());
