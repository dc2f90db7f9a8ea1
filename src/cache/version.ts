import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** Written by the build: a hash of the compiled program, its declarations and its grammar. */
const stamp = new URL('../build-id', import.meta.url);

/** What a cache must agree with to be used: the program as built, and what shapes its answers. '' turns the cache off. */
export function cacheVersion(shape: unknown): string {
  if (!existsSync(stamp)) return '';
  return `${readFileSync(stamp, 'utf8').trim()} ${createHash('sha1').update(JSON.stringify(shape)).digest('hex')}`;
}
