export { auditBody, type BodyInput } from './audit.ts';
export type { FileScene, Judged } from './finding.ts';
export { fingerprints } from './fingerprint.ts';
export type { Calls, Heat } from './frequency.ts';
export { rerank } from './rank.ts';
export { applySuppressions, type Suppression, suppressionsIn } from './suppress.ts';
export { unreadFinding } from './unread.ts';
