import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Host, RunFolder } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { startGuardian } from '../guard.ts';
import { livenessOf, ownIdentity } from '../identity.ts';
import { withLock } from '../run/lock.ts';
import { readManifest } from '../run/manifest.ts';
import { isOpen, ManifestKeeper } from '../run/manifest-keeper.ts';
import { releasePorts } from '../run/ports.ts';
import { forgetRun, readRun, registerRun } from '../run/registry.ts';
import { type Removal, removeResources } from '../sweep/resources.ts';
import { endLeft, lockOf } from '../sweep/sweep.ts';
import { readRow, readSame, requireLinux } from '../table/rows.ts';
import { Family } from './family.ts';
import { ProcessHost } from './host.ts';

export interface OpenOptions {
  readonly folder: RunFolder;
  /** What marks the processes of this run and of no other: its id. */
  readonly mark: string;
  /** A log that gets longer than this many bytes is cut to its head and tail; 64 MiB unless said. */
  readonly logLimit?: number;
  /** False: nobody ends what runs when this program is killed, until a later run sweeps. */
  readonly guardian?: boolean;
  /**
   * Goes on with the processes that an earlier attempt at this run kept up, instead of ending them. How they end
   * cannot be told: their `exit` then has the signal `unknown`.
   */
  readonly adopt?: boolean;
}

export interface LocalHost extends Host {
  /**
   * Ends what still runs, removes the folders and worktrees that were written down, gives back ports and forgets the
   * run. `keep`: leaves all as it is, to be ended by a sweep that the user asks for. Nothing can be started after it.
   */
  readonly close: (how?: { readonly keep?: boolean }) => Promise<Removal>;
  /** Whether a process is one of the run's: started by it, or by one that it started. */
  readonly owns: (pid: number) => boolean;
}

/**
 * Opens this machine for a run: from here on the run is registered and guarded. What an earlier attempt at this run left
 * running is ended first. UserError where processes cannot be followed, where the state folder cannot be written, and
 * when another process has this run open.
 */
export function openHost(options: OpenOptions): Promise<LocalHost> {
  requireLinux();
  return withLock(lockOf(options.folder.id), () => open(options));
}

async function open(options: OpenOptions): Promise<LocalHost> {
  const { folder, mark } = options;
  const tool = ownIdentity();
  const earlier = readManifest(folder.path);
  const kept = await endEarlier(folder, options.adopt ?? false);
  const since = earlier?.since ?? readRow(process.pid)?.start ?? 0;
  const registered = { id: folder.id, folder: folder.path, tool, mark, since, kept: false };
  mkdirSync(join(folder.path, 'logs'), { recursive: true });
  const keeper = new ManifestKeeper(folder.path, {
    schema: 'dyn-audit/manifest@1',
    run: folder.id,
    mark,
    tool,
    since,
    guardian: null,
    processes: earlier?.processes ?? [],
    descendants: kept ? (earlier?.descendants ?? []) : [],
    resources: earlier?.resources ?? [],
  });
  const guardian = options.guardian === false ? null : await startGuardian(folder.id, keeper);
  // Only now, so that there is nothing to sweep yet when we are killed before the guardian looks.
  registerRun(registered);
  const family = new Family({ mark, logs: join(folder.path, 'logs'), since });
  const logLimit = options.logLimit ?? 64 * 1024 * 1024;
  const host = new ProcessHost({ folder, mark, keeper, family, logLimit });
  if (kept) {
    for (const process of earlier?.descendants ?? []) if (readSame(process)) family.adopt(process);
    host.adopt(earlier?.processes ?? []);
  }
  const close = async (keep: boolean): Promise<Removal> => {
    if (keep) registerRun({ ...registered, kept: true });
    else await host.stopAll('at-once');
    host.release();
    const removal = keep ? { removed: [], left: [] } : await removeResources(folder);
    if (!keep && removal.left.length === 0) {
      await releasePorts(folder.id);
      forgetRun(folder.id);
    }
    await guardian?.dismiss();
    keeper.note({ guardian: null });
    keeper.release();
    return removal;
  };
  let closing: Promise<Removal> | null = null;
  const { start, run, stop, stopAll, running, ports, owns } = host;
  return {
    ...{ start, run, stop, stopAll, running, ports, owns },
    logsCut: () =>
      [...host.watcher.cuts].map(([file, { lost }]) => ({
        log: relative(folder.path, file),
        lost,
      })),
    close: ({ keep = false } = {}) => {
      closing ??= close(keep);
      return closing;
    },
  };
}

/** Ends what an earlier attempt left; true when it kept that up and it is to be taken over. */
async function endEarlier(folder: RunFolder, adopt: boolean): Promise<boolean> {
  if (isOpen(folder.path)) throw new Error(`run ${folder.id} is open already`);
  const run = readRun(folder.id);
  if (run === null) return false;
  const liveness = livenessOf(run.tool);
  const { pid, host } = run.tool;
  if (liveness === 'alive' && pid !== process.pid)
    throw new UserError(`run ${run.id} is open in process ${pid}: expected one that has ended`);
  if (liveness === 'unknown')
    throw new UserError(`run ${run.id} was opened on '${host}': it can only go on there`);
  if (run.kept && adopt && liveness !== 'restarted') return true;
  await endLeft(run);
  return false;
}
