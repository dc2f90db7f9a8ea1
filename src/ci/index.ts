/** A job's log -> why it failed; the checks of a commit -> their state, and what may be started again. */
export { type Failure, readFailure } from './failure.ts';
export { decideReruns, type RerunDecision } from './rerun.ts';
export { countChecks, isFailed, stateOf } from './state.ts';
