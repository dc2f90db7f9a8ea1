export { createRepository, withStandIn } from './create.ts';
export type { Doctored } from './doctor.ts';
export type { CheckedFile, StoreOptions } from './job.ts';
export { openStore, type Store, type WriteRequest } from './store.ts';
