import { configDefaults, defineConfig } from "vitest/config";

const source = ["@hafaloha/source", "node"];
const node = { ssr: { resolve: { conditions: source, externalConditions: source } } };
/** The limit only ends a test that hangs; the default of one second is a threshold on a busy machine. */
const patience = { poll: { timeout: 20_000 } };

/** By default one core is left free, which is half of a small machine. */
const maxWorkers = "100%";

/** How tests of the whole built program run. */
export const builtProgram = {
  ...node,
  test: {
    environment: "node" as const,
    globalSetup: ["e2e/harness/installationsForRun.ts"],
    // The limits only end a test that hangs, also on a machine that does much else.
    testTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 300_000,
  },
};

export default defineConfig({
  test: {
    reporters: ["default", "./tools/summaryReporter.ts"],
    projects: [
      {
        ...node,
        test: {
          name: "unit",
          environment: "node",
          globalSetup: ["apps/server/test/databasesForRun.ts"],
          include: ["{packages,apps}/*/src/**/*.test.ts", "apps/server/test/**/*.test.ts", "tools/**/*.test.ts"],
          testTimeout: 30_000,
          expect: patience,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        resolve: { conditions: ["@hafaloha/source", "module", "browser", "development"] },
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["{packages,apps}/*/src/**/*.test.tsx"],
          setupFiles: ["apps/web/test/patience.ts"],
          testTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        ...builtProgram,
        test: {
          ...builtProgram.test,
          name: "e2e",
          include: ["e2e/*.test.ts"],
          // They wait for pages more than they compute: two at a time, but after what takes all it can get.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...builtProgram,
        test: {
          ...builtProgram.test,
          name: "faults",
          provide: { effort: "short" },
          include: ["e2e/faults/*.test.ts"],
          // Only minutes show whether something grows.
          exclude: [...configDefaults.exclude, "e2e/faults/soak.test.ts"],
          // Each puts so much load on the machine that nothing may run beside it.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
