// One audit of one revision, in a process of its own, as a user would start it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));

/** Candidates of a whole revision, best first. Throws with the tool's own line when it could not audit it. */
export function auditRevision(repo, rev) {
  const args = [
    'clones',
    '--repo',
    repo,
    '--rev',
    rev,
    '--include-tests',
    '--limit',
    '0',
    '--format',
    'json',
    '--no-cache',
  ];
  const run = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (run.error) throw run.error;
  if (run.status !== 0)
    throw new Error(
      `audit of ${rev.slice(0, 9)} ended with ${run.status ?? run.signal}: ${run.stderr.trim().split('\n')[0]}`,
    );
  return JSON.parse(run.stdout).candidates;
}

export const removableBuckets = new Set([
  'removable-move',
  'removable-borrow',
  'structural-refactor',
]);

/** `part/whole (percent)`; a dash where there is nothing to count. */
export function share(part, whole) {
  return whole === 0 ? '-' : `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
