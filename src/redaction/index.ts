export { secretValues } from './exact.ts';
export { type FindOptions, findSecrets } from './find.ts';
export { privateNames } from './names.ts';
export { redact } from './redact.ts';
