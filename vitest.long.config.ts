import { defineConfig } from "vitest/config";
import { builtProgram } from "./vitest.config.ts";

/** The proofs that take from minutes to hours, one after the other: `npm run test:long`. */
export default defineConfig({
  ...builtProgram,
  test: {
    ...builtProgram.test,
    name: "long",
    fileParallelism: false,
    provide: { effort: "long" },
    include: ["e2e/faults/*.test.ts"],
    reporters: ["default", "./tools/summaryReporter.ts"],
    // What they say while they run is seen at once.
    disableConsoleIntercept: true,
  },
});
