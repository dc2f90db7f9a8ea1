import type { Plan } from '../../model/e2e-plan.ts';
import type { E2eCompare, E2eStatus, E2eSweep } from '../../model/e2e-reports.ts';
import type { Verdict } from '../../model/e2e-verdict.ts';
import { reportersOf } from '../sheet/reporters.ts';

/** Of `e2e run`, `resume` and `report`. */
export const verdictReporters = reportersOf<Verdict>(
  async () => (await import('./verdict.ts')).verdictSheet,
);

/** Of `e2e plan`; its JSON is what `run --plan` takes. */
export const planReporters = reportersOf<Plan>(async () => (await import('./plan.ts')).planSheet);

/** Of `e2e status`. */
export const e2eStatusReporters = reportersOf<E2eStatus>(
  async () => (await import('./status.ts')).statusSheet,
);

/** Of `e2e sweep` and `stop`. */
export const sweepReporters = reportersOf<E2eSweep>(
  async () => (await import('./sweep.ts')).sweepSheet,
);

/** Of `e2e compare`. */
export const compareReporters = reportersOf<E2eCompare>(
  async () => (await import('./compare.ts')).compareSheet,
);
