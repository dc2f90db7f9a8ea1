import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a run gathers; worktrees, builds and caches lie elsewhere in its folder and have their own needs of disk. */
const gathered = ['logs', 'responses', 'metrics', 'aiperf'] as const;

/** How often the folder is looked at, in milliseconds. */
const interval = 2_000;

/** Bytes that the evidence of a run takes. What goes while it is counted counts nothing; no link is followed. */
export const evidenceBytes = (folder: string): number =>
  gathered.reduce((sum, name) => sum + bytesBelow(join(folder, name)), 0);

function bytesBelow(path: string): number {
  try {
    const stat = lstatSync(path);
    if (!stat.isDirectory()) return stat.blocks * 512;
    return readdirSync(path).reduce((sum, name) => sum + bytesBelow(join(path, name)), 0);
  } catch {
    return 0;
  }
}

/** Tells once when the evidence of a run has grown beyond a limit; the function that comes back ends the watch. */
export function watchEvidence(
  folder: string,
  limit: number,
  onTooMuch: (bytes: number) => void,
): () => void {
  const timer = setInterval(() => {
    const bytes = evidenceBytes(folder);
    if (bytes <= limit) return;
    clearInterval(timer);
    onTooMuch(bytes);
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
}
