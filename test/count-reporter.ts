import type {Reporter, TestModule} from 'vitest/node';

/** Ends the output of the tests with one plain line, "N passed, N failed", which anything that runs them can find. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const before = passed + failed;
      for (const test of module.children.allTests()) {
        const {state} = test.result();
        if (state === 'passed') passed++;
        if (state === 'failed') failed++;
      }
      // A file that could not be run at all has no tests to count.
      if (module.state() === 'failed' && (module.errors().length > 0 || passed + failed === before)) failed++;
    }
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }
}
