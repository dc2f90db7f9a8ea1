export { forgetLost, hasFinished } from './earlier.ts';
export { Stopped } from './limits.ts';
export { type RunInput, type RunOutcome, runStages, runsAgain } from './run.ts';
