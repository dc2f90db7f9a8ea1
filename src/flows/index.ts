export { findCallers } from './callers.ts';
export { auditClones } from './clones.ts';
