import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach } from 'vitest';
import { openFolder } from '../../src/e2e/folder/index.ts';
import type { ProcessSpec, RunFolder } from '../../src/model/e2e-run.ts';
import { isAlive, type LocalHost, openHost, readProcesses } from '../../src/process/index.ts';

/** A state folder and run folders of a test's own; hosts are closed and folders removed after it. */
export interface Lab {
  readonly folder: string;
  readonly newRun: (id?: string) => RunFolder;
  readonly open: (
    run: RunFolder,
    options?: { logLimit?: number; guardian?: boolean; adopt?: boolean },
  ) => Promise<LocalHost>;
}

export function useLab(): Lab {
  let folder = '';
  let hosts: LocalHost[] = [];
  let count = 0;
  const before = process.env.XDG_STATE_HOME;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dyn-audit-test-'));
    process.env.XDG_STATE_HOME = join(folder, 'state');
    hosts = [];
  });
  afterEach(async () => {
    for (const host of hosts) await host.close();
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env.XDG_STATE_HOME;
    else process.env.XDG_STATE_HOME = before;
  });
  return {
    get folder() {
      return folder;
    },
    newRun: (id = `run-${process.pid}-${++count}-${Date.now()}`) => {
      const path = join(folder, id);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, '.dyn-audit-run'), `${id}\n`);
      return openFolder({ id, path });
    },
    open: async (run, options = {}) => {
      const host = await openHost({ folder: run, mark: run.id, guardian: false, ...options });
      hosts.push(host);
      return host;
    },
  };
}

/** A process of the run; `command` is a script of sh unless it is a list. */
export const spec = (
  name: string,
  command: string | readonly [string, ...string[]],
  more: Partial<ProcessSpec> = {},
): ProcessSpec => ({
  name,
  command: typeof command === 'string' ? ['sh', '-c', command] : command,
  cwd: tmpdir(),
  env: {},
  grace_ms: 2000,
  ...more,
});

/** Waits as long as it takes on a busy machine; fails with what was waited for. */
export async function until<T>(
  what: string | (() => unknown),
  look: () => T | undefined | null | false,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > deadline)
      throw new Error(`never happened: ${typeof what === 'string' ? what : what()}`);
    await sleep(20);
  }
}

/** Whether a process with this number runs; zombies do not. */
export const runs = (pid: number): boolean =>
  readProcesses().some((row) => row.pid === pid && isAlive(row));
