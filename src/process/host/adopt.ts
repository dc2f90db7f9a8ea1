import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit } from '../../model/e2e-run.ts';
import type { ManifestProcess } from '../run/manifest.ts';
import { isRunning } from '../table/rows.ts';
import type { Started } from './start.ts';

/** Only a parent is told how a process ended, and its parent is gone. */
const exitUntold: Exit = { code: null, signal: 'unknown' };

/** A process that an earlier attempt at the run kept up, as if this one had started it. */
export function adoptProcess(entry: ManifestProcess, onExit: (name: string) => void): Started {
  const { name, pid, start, pgid, session, command, log, grace_ms } = entry;
  const exit = () => (isRunning(entry) ? null : exitUntold);
  const ended = waitForEnd(exit).then((found) => {
    onExit(name);
    return found;
  });
  return {
    spec: { name, grace_ms },
    member: { pid, start, pgid, session, command, owner: name },
    running: { name, pid, log, exit, ended },
    unref: () => {},
  };
}

async function waitForEnd(exit: () => Exit | null): Promise<Exit> {
  for (;;) {
    const found = exit();
    if (found !== null) return found;
    // Waiting for it keeps no program running.
    await sleep(100, undefined, { ref: false });
  }
}
