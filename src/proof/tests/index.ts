export { proveTests } from './prove.ts';
export type { Bench, Ran, TestsOptions } from './types.ts';
