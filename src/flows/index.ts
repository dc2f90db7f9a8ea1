export { auditClones } from './clones.ts';
