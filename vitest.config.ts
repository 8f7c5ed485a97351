import { defineConfig } from "vitest/config";

const source = ["@hafaloha/source", "node", "module", "import", "default"];
const node = { ssr: { resolve: { conditions: source, externalConditions: ["@hafaloha/source", "node"] } } };

export default defineConfig({
  test: {
    reporters: ["default", "./tools/summaryReporter.ts"],
    projects: [
      {
        ...node,
        test: { name: "unit", environment: "node", include: ["{packages,apps}/*/src/**/*.test.ts", "tools/**/*.test.ts"] },
      },
      {
        resolve: { conditions: ["@hafaloha/source", "module", "browser", "development"] },
        test: { name: "dom", environment: "jsdom", include: ["{packages,apps}/*/src/**/*.test.tsx"] },
      },
      {
        ...node,
        test: {
          name: "e2e",
          environment: "node",
          include: ["e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
