import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Host, RunFolder } from '../../model/e2e-run.ts';
import { ownIdentity } from '../identity.ts';
import { readManifest } from '../run/manifest.ts';
import { ManifestKeeper } from '../run/manifest-keeper.ts';
import { releasePorts } from '../run/ports.ts';
import { forgetRun, registerRun } from '../run/registry.ts';
import { readRow, requireLinux } from '../table/rows.ts';
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
}

export interface LocalHost extends Host {
  /**
   * Ends what still runs, gives back ports and forgets the run. `keep`: leaves all as it is, to be ended by a sweep
   * that the user asks for.
   */
  readonly close: (how?: { readonly keep?: boolean }) => Promise<void>;
  /** Whether a process is one of the run's: started by it, or by one that it started. */
  readonly owns: (pid: number) => boolean;
  /** Logs below the run folder that were longer than the limit, and how many bytes of each were left out. */
  readonly logsCut: () => readonly { readonly log: string; readonly lost: number }[];
}

/**
 * Opens this machine for a run: from here on the run is registered, so that a later one ends what this one could not.
 * UserError where processes cannot be followed or the state folder cannot be written.
 */
export async function openHost(options: OpenOptions): Promise<LocalHost> {
  requireLinux();
  const { folder, mark } = options;
  const tool = ownIdentity();
  const earlier = readManifest(folder.path);
  registerRun({ id: folder.id, folder: folder.path, tool, kept: false });
  const since = earlier?.since ?? readRow(process.pid)?.start ?? 0;
  mkdirSync(join(folder.path, 'logs'), { recursive: true });
  const keeper = new ManifestKeeper(folder.path, {
    schema: 'dyn-audit/manifest@1',
    run: folder.id,
    mark,
    tool,
    since,
    guardian: null,
    processes: earlier?.processes ?? [],
    descendants: earlier?.descendants ?? [],
    resources: earlier?.resources ?? [],
  });
  const family = new Family({ mark, logs: join(folder.path, 'logs'), since });
  const host = new ProcessHost({
    folder,
    mark,
    keeper,
    family,
    logLimit: options.logLimit ?? 64 * 1024 * 1024,
  });
  const { start, run, stop, stopAll, running, ports, owns } = host;
  const close: LocalHost['close'] = async ({ keep = false } = {}) => {
    if (keep) registerRun({ id: folder.id, folder: folder.path, tool, kept: true });
    else await stopAll('at-once');
    host.release();
    keeper.release();
    if (keep) return;
    await releasePorts(folder.id);
    forgetRun(folder.id);
  };
  const logsCut = () =>
    [...host.watcher.cuts].map(([file, { lost }]) => ({
      log: file.slice(folder.path.length + 1),
      lost,
    }));
  return { start, run, stop, stopAll, running, ports, owns, logsCut, close };
}
