import { defineConfig } from "vitest/config";

const source = ["@hafaloha/source", "node"];
const node = { ssr: { resolve: { conditions: source, externalConditions: source } } };
const globalSetup = ["apps/server/test/postgresForRun.ts"];

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
        ...node,
        test: {
          name: "e2e",
          environment: "node",
          globalSetup,
          include: ["e2e/**/*.test.ts"],
          // After the others: a browser on a busy machine is no test of anything.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
