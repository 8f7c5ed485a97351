import type { Reporter, SerializedError, TestModule } from "vitest/node";

/**
 * Closes a run with one plain line, `N passed, N failed`; a file or suite that cannot start, a stray error and a check that
 * failed before the tests count as failures.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): void {
    let passed = 0;
    let failed = errors.length + Number(process.env.FAILED_CHECKS ?? 0);
    let skipped = 0;
    for (const module of modules) {
      const suites = [...module.children.allSuites()];
      failed += module.errors().length + suites.filter((suite) => suite.errors().length > 0).length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed++;
        else if (state === "failed") failed++;
        else skipped++;
      }
    }
    const tail = skipped > 0 ? `, ${skipped} skipped` : "";
    process.on("exit", () => process.stdout.write(`${passed} passed, ${failed} failed${tail}\n`));
  }
}
