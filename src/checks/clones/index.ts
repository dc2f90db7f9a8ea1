export { auditBody, type BodyInput } from './audit.ts';
export { fingerprints } from './fingerprint.ts';
export type { FileScene, Judged } from './finding.ts';
export type { Heat } from './rank.ts';
export { unreadFinding } from './unread.ts';
export { applySuppressions, suppressionsIn, type Suppression } from './suppress.ts';
