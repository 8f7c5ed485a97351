import { configDefaults, defineConfig } from "vitest/config";

const source = ["@hafaloha/source", "node"];
const node = { ssr: { resolve: { conditions: source, externalConditions: source } } };
/** The limit only ends a test that hangs; the default of one second is a threshold on a busy machine. */
const patience = { poll: { timeout: 20_000 } };
const globalSetup = ["apps/server/test/postgresForRun.ts"];

/** How tests of the whole built program run: one file at a time. */
export const builtProgram = {
  ...node,
  test: {
    environment: "node" as const,
    globalSetup,
    fileParallelism: false,
    testTimeout: 60_000,
    expect: patience,
    hookTimeout: 120_000,
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
          globalSetup,
          include: ["{packages,apps}/*/src/**/*.test.ts", "apps/server/test/**/*.test.ts", "tools/**/*.test.ts"],
          testTimeout: 30_000,
          expect: patience,
          hookTimeout: 60_000,
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
        },
      },
      {
        ...builtProgram,
        test: {
          ...builtProgram.test,
          name: "e2e",
          provide: { effort: "short" },
          include: ["e2e/**/*.test.ts"],
          // Only minutes show whether something grows.
          exclude: [...configDefaults.exclude, "e2e/faults/soak.test.ts"],
          // After the others: a browser on a busy machine is no test of anything.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
