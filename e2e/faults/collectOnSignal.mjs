// Loaded into a server under test: on SIGUSR2 it lets go of its garbage, so that what is left in memory is in use.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("SIGUSR2", () => collect());
