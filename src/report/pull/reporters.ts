import type { PullReport } from '../../model/pull.ts';
import { reportersOf } from '../sheet/reporters.ts';

/** Of `pr`. */
export const pullReporters = reportersOf<PullReport>(
  async () => (await import('./pull.ts')).pullSheet,
);
