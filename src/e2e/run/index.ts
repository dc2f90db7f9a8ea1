export { forgetLost, hasFinished } from './earlier.ts';
export { type RunInput, type RunOutcome, runStages } from './run.ts';
