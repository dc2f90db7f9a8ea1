export { compareRuns, readRunVerdict } from './e2e-compare.ts';
export { planRun, type RunRequest } from './e2e-plan.ts';
export { type OpenedRun, openRun, type RunHooks, resumeRun, startRun } from './e2e-run.ts';
export { runStatus } from './e2e-status.ts';
export { stopRun, sweep } from './e2e-sweep.ts';
