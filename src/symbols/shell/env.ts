import { define, isEnvName, type Reading, refer, spanOf } from '../text/index.ts';
import type { Script } from './model.ts';

/**
 * Variables that a script sets for others, and those it takes from outside. One that it sets for itself alone (it
 * assigns and expands it, and exports nothing) is neither.
 */
export function readEnvironment(script: Script, reading: Reading): void {
  const { source, assignments, reads } = script;
  const read = new Set(reads.map(({ name }) => name));
  const since = new Map<string, number>();
  for (const { name, at, end, role } of assignments) {
    if (role !== 'prefix' && !(since.get(name)! <= end)) since.set(name, end);
    if (!isEnvName(name) || role === 'local') continue;
    const own = role === 'plain' && read.has(name) && !script.exported.has(name);
    if (!own) refer(reading, 'env', name, spanOf(source, at, at + name.length));
  }
  // In a manifest or a document the reader is whoever runs it, not the file.
  if (reading.depth > 0) return;
  const known = new Set<string>();
  for (const { name, at, later } of reads) {
    if (!isEnvName(name) || known.has(name)) continue;
    known.add(name);
    if (later ? since.has(name) : since.get(name)! <= at) continue;
    define(reading, 'env_var', name, spanOf(source, at, at + name.length), false);
  }
}
