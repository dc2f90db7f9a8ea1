import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Gated, startGated } from './host/gate.ts';
import type { ManifestKeeper } from './run/manifest-keeper.ts';
import { readRow } from './table/rows.ts';

/** The compiled program: this file lies two folders below the package wherever it is run from. */
const program = fileURLToPath(new URL('../../dist/process/guardian.js', import.meta.url));

/** What a guardian needs to find state and git; it starts nothing else. */
const passed = ['PATH', 'HOME', 'XDG_STATE_HOME', 'TMPDIR'];

export interface Guardian {
  /** Ends it: there is nothing left to guard. */
  readonly dismiss: () => Promise<void>;
}

/** Starts a process that sweeps the run when this one is killed. It stands in the manifest before it runs. */
export async function startGuardian(id: string, keeper: ManifestKeeper): Promise<Guardian> {
  if (!existsSync(program)) throw new Error(`${program} is not there: npm run build makes it`);
  const command = [process.execPath, program, id];
  const env = Object.fromEntries(
    passed.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const gated = await startGated({ command, cwd: '/', env, stdin: 'pipe', output: 'ignore' });
  const row = readRow(gated.pid);
  if (row === null) throw new Error('the guardian was started and is not in the process table');
  const { pid, start, pgid, session } = row;
  keeper.change({ guardian: { pid, start, pgid, session, command: command.join(' ') } });
  gated.open();
  letGo(gated);
  return {
    dismiss: async () => {
      if (gated.child.exitCode !== null || gated.child.signalCode !== null) return;
      gated.child.ref();
      const exit = once(gated.child, 'exit');
      gated.child.kill('SIGKILL');
      await exit;
    },
  };
}

/** It keeps this program from ending in no way; the pipe to it stays open until then. */
function letGo({ child }: Gated): void {
  child.unref();
  const { stdin } = child;
  stdin?.on('error', () => {});
  if (stdin && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
}
