export { rerank } from '../checks/clones/index.ts';
export { hasCache, openCache } from './cache.ts';
export { libraryFacts } from './library.ts';
export { layOut, type Place } from './places.ts';
export { createPool } from './pool.ts';
export type { FileResult, Item } from './result.ts';
export { scanFiles } from './scan.ts';
