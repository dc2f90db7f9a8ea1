import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toJson } from '../../model/json.ts';
import { replaceFile } from '../durable.ts';
import { type Ended, endFamily, signal } from '../host/end.ts';
import { Family } from '../host/family.ts';
import { livenessOf, ownIdentity } from '../identity.ts';
import { withLock } from '../run/lock.ts';
import { type Manifest, readManifest } from '../run/manifest.ts';
import { releasePorts } from '../run/ports.ts';
import { forgetRun, listRuns, type RegisteredRun, readRun } from '../run/registry.ts';
import { readSame, requireLinux } from '../table/rows.ts';
import { removeResources } from './resources.ts';

export interface SweptRun {
  readonly id: string;
  readonly folder: string;
  readonly ended: readonly Ended[];
  /** Folders and worktrees, a line each. */
  readonly removed: readonly string[];
  /** What could not be ended or removed, and why; a later sweep tries again. */
  readonly left: readonly string[];
}

export interface SweepOptions {
  /** Only this run, also one that was kept up. */
  readonly only?: string;
  /** Runs that were kept up too. */
  readonly kept?: boolean;
}

/** How long what is left of a run may take to end after SIGTERM: nobody waits for its results. */
const grace_ms = 1000;

/**
 * Ends and removes what is left of runs whose tool is gone: what their manifests say, what comes from it, and what
 * carries their mark. A run whose tool still runs, or of which that cannot be told, is not touched. Several sweeps at
 * once do each run once.
 */
export async function sweepRuns(
  options: SweepOptions = {},
): Promise<{ readonly runs: readonly SweptRun[] }> {
  requireLinux();
  const runs: SweptRun[] = [];
  for (const { id, kept } of listRuns()) {
    if (options.only === undefined ? kept && !options.kept : options.only !== id) continue;
    const swept = await sweepRun(id, options.only === id || options.kept === true);
    if (swept) runs.push(swept);
  }
  return { runs };
}

/** One run; null when there is nothing to do: it is swept already, its tool lives, or it was kept up. */
export function sweepRun(id: string, evenKept: boolean): Promise<SweptRun | null> {
  return withLock(lockOf(id), async () => {
    const run = readRun(id);
    if (run === null || (run.kept && !evenKept)) return null;
    const liveness = livenessOf(run.tool);
    if (liveness === 'alive' || liveness === 'unknown') return null;
    const { ended, stuck } = await endLeft(run);
    const place = { id, path: run.folder };
    const { removed, left } = existsSync(run.folder)
      ? await removeResources(place)
      : { removed: [], left: [] };
    const swept = { id, folder: run.folder, ended, removed, left: [...stuck, ...left] };
    if (swept.left.length === 0) {
      await releasePorts(id);
      forgetRun(id);
    }
    leaveNote(swept);
    return swept;
  });
}

/** Held by whoever sweeps a run, and by whoever opens it again. */
export const lockOf = (id: string): string => `run ${id}`;

/** Ends the processes of a run whose tool is gone. */
export async function endLeft(
  run: RegisteredRun,
): Promise<{ readonly ended: readonly Ended[]; readonly stuck: readonly string[] }> {
  const { boot, pid_namespace } = ownIdentity();
  // After a start of the machine the numbers are of others.
  if (run.tool.boot !== boot || run.tool.pid_namespace !== pid_namespace)
    return { ended: [], stuck: [] };
  const manifest = readOrNothing(run.folder);
  const { mark, since } = run;
  const family = new Family({ mark, since, logs: join(run.folder, 'logs') });
  for (const { name, ...process } of manifest?.processes ?? [])
    if (readSame(process)) family.adopt({ ...pick(process), owner: name });
  for (const process of manifest?.descendants ?? [])
    if (readSame(process)) family.adopt({ ...pick(process), owner: process.owner });
  const report = await endFamily({ family, parent: null, grace_ms, atOnce: () => false });
  const guardian = manifest?.guardian;
  if (guardian) signal(guardian, 'SIGKILL');
  return {
    ended: [...report.ended, ...report.killed],
    stuck: report.left.map(({ pid, command }) => `process ${pid} does not end: ${command}`),
  };
}

const pick = ({
  pid,
  start,
  pgid,
  session,
  command,
}: Manifest['descendants'][number] | Omit<Manifest['processes'][number], 'name'>) => ({
  pid,
  start,
  pgid,
  session,
  command,
});

/** A manifest that somebody wrote over tells nothing; the mark in the processes still does. */
function readOrNothing(folder: string): Manifest | null {
  try {
    return readManifest(folder);
  } catch {
    return null;
  }
}

/** For who looks at the run later. */
function leaveNote(swept: SweptRun): void {
  try {
    const note = { time: new Date().toISOString(), ...swept };
    replaceFile(join(swept.folder, 'swept.json'), `${toJson(note)}\n`, false);
  } catch {
    // The folder is gone: there is nobody to tell.
  }
}
