// A vitest reporter: writes `N passed, N failed` to the file that CI_SUMMARY names.
import { writeFileSync } from 'node:fs';

export default class CiSummary {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      // A file that cannot even be loaded has no tests to count.
      if (module.state() === 'failed' && module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failed += 1;
      }
    }
    writeFileSync(process.env.CI_SUMMARY, `${passed} passed, ${failed} failed\n`);
  }
}
