export { cacheFile, readCache, writeCache } from './file.ts';
export { cacheVersion } from './version.ts';
