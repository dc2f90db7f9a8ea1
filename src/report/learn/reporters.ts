import type { LearnReport } from '../../model/learn.ts';
import { reportersOf } from '../sheet/reporters.ts';

/** Of `learn`. */
export const learnReporters = reportersOf<LearnReport>(
  async () => (await import('./learn.ts')).learnSheet,
);
