import type { ChecksReport } from '../../model/ci.ts';
import { reportersOf } from '../sheet/reporters.ts';

/** Of `checks`. */
export const checksReporters = reportersOf<ChecksReport>(
  async () => (await import('./checks.ts')).checksSheet,
);
